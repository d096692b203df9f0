"""Every word that a figure or a table draws, in English and in Chinese.

One catalogue holds both languages, so that one computation gives both editions. Keys are dotted:

- ``figure.<name>.caption``, ``figure.<name>.alt``, ``figure.<name>.<word>``: a figure's own words;
- ``table.<name>.caption``, ``table.<name>.<column>``: a table's own words;
- ``column.<column>``: a column's heading wherever a table has no heading of its own for it;
- ``macro_region.East``, ``region.Beijing``, ``side.North``, ``vintage.v4``, ``unit.%``, ``measure.cv``:
shared.

A caption says what is drawn, from which vintage and in which unit. An alt text says what the picture shows to
one who cannot see it: its shape and, by values filled in at drawing time, its numbers. ``{name}`` in a text
is filled in by ``text(key, language, name=...)``, in Python's format notation. A number may also choose a
word:
``{change:rose|fell}`` is "rose" from zero on, and "fell" below; ``{change:abs.1f}`` is its size.

It misleads when a text says what the figures no longer show: whatever can change with the data is filled in.
"""

from __future__ import annotations

import difflib
import hashlib
import re

from analysis import tracking
from analysis.output import words

LANGUAGES = ("en", "zh")
MINUS = re.compile(r"(?<![A-Za-z0-9_\])-])-(?=\d)")  # before a number, but for ranges and names

_REGIONS = {
    "Beijing": "北京",
    "Tianjin": "天津",
    "Hebei": "河北",
    "Shanxi": "山西",
    "Inner Mongolia": "内蒙古",
    "Liaoning": "辽宁",
    "Jilin": "吉林",
    "Heilongjiang": "黑龙江",
    "Shanghai": "上海",
    "Jiangsu": "江苏",
    "Zhejiang": "浙江",
    "Anhui": "安徽",
    "Fujian": "福建",
    "Jiangxi": "江西",
    "Shandong": "山东",
    "Henan": "河南",
    "Hubei": "湖北",
    "Hunan": "湖南",
    "Guangdong": "广东",
    "Guangxi": "广西",
    "Hainan": "海南",
    "Chongqing": "重庆",
    "Sichuan": "四川",
    "Guizhou": "贵州",
    "Yunnan": "云南",
    "Tibet": "西藏",
    "Shaanxi": "陕西",
    "Gansu": "甘肃",
    "Qinghai": "青海",
    "Ningxia": "宁夏",
    "Xinjiang": "新疆",
}

_SHARED = {
    "macro_region.East": ("East", "东部"),
    "macro_region.Central": ("Central", "中部"),
    "macro_region.West": ("West", "西部"),
    "macro_region.Northeast": ("Northeast", "东北"),
    "side.North": ("North", "北方"),
    "side.South": ("South", "南方"),
    "vintage.v3": ("v3, before the census of 2018", "v3，第四次经济普查修订前"),
    "vintage.v4": ("v4, after the census of 2018", "v4，第四次经济普查修订后"),
    "vintage.v5": ("v5, after the census of 2023", "v5，第五次经济普查修订后"),
    "unit.%": ("%", "%"),
    "unit.% a year": ("% a year", "%/年"),
    "unit.10,000 persons": ("10,000 persons", "万人"),
    "unit.100 million yuan": ("100 million yuan", "亿元"),
    "unit.CV": ("CV", "变异系数"),
    "unit.CV a year": ("CV a year", "变异系数/年"),
    "unit.count": ("count", "个"),
    "unit.date": ("date", "日期"),
    "unit.hours": ("hours", "小时"),
    "unit.index": ("index", "指数"),
    "unit.index points": ("index points", "点"),
    "unit.index points a year": ("index points a year", "点/年"),
    "unit.km": ("km", "公里"),
    "unit.log points": ("log points", "对数点"),
    "unit.log points a year": ("log points a year", "对数点/年"),
    "unit.micrograms per m3": ("micrograms per m3", "微克/立方米"),
    "unit.million US dollars": ("million US dollars", "百万美元"),
    "unit.p": ("p", "p 值"),
    "unit.percentage points": ("percentage points", "个百分点"),
    "unit.percentage points a year": ("percentage points a year", "个百分点/年"),
    "unit.ratio": ("ratio", "比值"),
    "unit.share": ("share", "份额"),
    "unit.trillion yuan": ("trillion yuan", "万亿元"),
    "unit.year": ("year", "年份"),
    "unit.years": ("years", "年"),
    "unit.yes or no": ("yes or no", "是否"),
    "unit.yuan": ("yuan", "元"),
    "column.region": ("Region", "地区"),
    "column.macro_region": ("Macro-region", "板块"),
    "column.year": ("Year", "年份"),
    "column.vintage": ("Vintage", "版本"),
    "column.value": ("Value", "数值"),
    "column.low": ("Low", "下限"),
    "column.high": ("High", "上限"),
    "column.n": ("n", "样本量"),
    "column.note": ("Note", "说明"),
    "source.line": ("Source: {names}; One Chessboard.", "来源：{names}；《一盘棋》。"),
    "source.accounts": ("NBS: provincial accounts", "国家统计局: 分省核算"),
    "source.population": ("NBS: resident population", "国家统计局: 常住人口"),
    "source.income": ("NBS: household survey", "国家统计局: 住户调查"),
    "source.prices": ("NBS: consumer prices", "国家统计局: 居民消费价格"),
    "source.indicators": ("NBS: regional statistics", "国家统计局: 分省年度数据"),
    "source.published_index": (
        "CASS: index of coordinated regional development",
        "中国社会科学院: 区域协调发展指数",
    ),
    "source.article": ("the article: its sentences", "文章: 各句"),
    "source.national": ("NBS: national accounts", "国家统计局: 国民经济核算"),
    "source.trade": ("NBS: trade by province", "国家统计局: 分省货物进出口"),
    "source.facts": ("news reports", "新闻报道"),
    "source.policies": ("policy documents and news reports", "政策文件与新闻报道"),
    "source.strategy_members": ("policy documents and news reports", "政策文件与新闻报道"),
    "source.city_accounts": ("NBS and cities: city accounts", "国家统计局与各市: 城市核算"),
    "source.city_population": ("NBS and cities: city population", "国家统计局与各市: 城市人口"),
    "source.digital": ("NBS: digital statistics", "国家统计局: 互联网与软件业统计"),
    "source.hubs": ("NDRC: approvals of the hubs", "国家发展改革委: 枢纽批复"),
    "source.sectors": ("NBS: value added by industry", "国家统计局: 分行业增加值"),
    "source.capital": ("NBS: capital formation", "国家统计局: 资本形成"),
    "source.national_employment": ("NBS: employment", "国家统计局: 就业"),
    "source.income_accounts": ("NBS: income accounts", "国家统计局: 收入法核算"),
    "source.values": ("the package's own figures", "数据包"),
    "style.thinned": (
        "Of {all} rows {drawn} are drawn: ten at each end, others at even ranks between; the CSV has all.",
        "共{all}行，图中绘出{drawn}行：两端各十行，其间按名次等距选取；CSV含全部。",
    ),
    "style.grid": (
        "Of {all} regions {drawn} at even ranks are drawn.",
        "共{all}个地区，图中按名次等距选取{drawn}个。",
    ),
    "style.cut": (
        "The first {shown} of {all} rows; the CSV has all.",
        "仅列前{shown}行（共{all}行）；CSV含全部。",
    ),
    "style.no_cjk_font": (
        "The figure's labels are in English: no font with the Chinese characters needed was found on the "
        "machine that drew it.",
        "图中文字为英文：绘图所用的计算机上没有找到含所需汉字的字体。",
    ),
}

CATALOGUE: dict[str, tuple[str, str]] = {
    **{f"region.{name}": (name, zh) for name, zh in _REGIONS.items()},
    **_SHARED,
    **words.collect(),
}


def text(key: str, language: str, **values: object) -> str:
    """The text of ``key`` in ``language``, with ``values`` filled in.

    Raises KeyError, in words: an unknown language, an unknown key (with the nearest ones), a value that the
    text needs and that is not given.
    """
    if language not in LANGUAGES:
        raise KeyError(f"labels.text: unknown language {language!r}; one of {', '.join(LANGUAGES)}")
    if not has(key):
        near = difflib.get_close_matches(key, CATALOGUE, n=3, cutoff=0.6)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise KeyError(f"labels.text: no text {key!r} in the catalogue (analysis/output/labels.py){hint}")
    template = CATALOGUE[key][LANGUAGES.index(language)]
    try:
        return MINUS.sub(
            "−",
            template.replace(" %", "\u00a0%").format(
                **{name: _filled(value) for name, value in values.items()}
            ),
        )
    except (KeyError, IndexError) as missing:
        raise KeyError(f"labels.text: the {language} text of {key!r} needs a value for {missing}") from None


class _Number(float):
    """A number that a text may also ask for a word by its sign, or for its size."""

    def __format__(self, form: str) -> str:
        if "|" in form:
            return form.split("|")[self < 0]
        return format(abs(float(self)), form[3:]) if form.startswith("abs") else format(float(self), form)


def _filled(value: object) -> object:
    return _Number(value) if isinstance(value, float) and not isinstance(value, bool) else value


def has(key: str) -> bool:
    """Whether the catalogue has a text for ``key``; noted as read either way."""
    tracking.text(key)
    return key in CATALOGUE


def digest(key: str) -> str:
    """Sixteen hexadecimal digits of both texts of ``key``; "" where the catalogue has none."""
    texts = CATALOGUE.get(key)
    return hashlib.sha256(repr(texts).encode()).hexdigest()[:16] if texts else ""


def characters(language: str) -> frozenset[str]:
    """The characters outside ASCII that the catalogue needs in ``language``: what a font must have."""
    at = LANGUAGES.index(language)
    return frozenset(c for texts in CATALOGUE.values() for c in texts[at] if ord(c) > 127)
