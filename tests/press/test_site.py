"""What every page is given beside what it says: languages, scopes, names, sizes, scripts that wait."""

import pytest

from press.pages import site


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ("<p>see 区域协调发展 here</p>", '<p>see <span lang="zh-Hans">区域协调发展</span> here</p>'),
        (
            "<p>《2022年，中国》 &amp; 一盘棋</p>",
            '<p><span lang="zh-Hans">《2022年，中国》</span> &amp; <span lang="zh-Hans">一盘棋</span></p>',
        ),
        ('<img alt="东北"> <title>东北</title>', '<img alt="东北"> <title>东北</title>'),
        ("<script>'东北'</script><!-- 东北 -->", "<script>'东北'</script><!-- 东北 -->"),
        ("<p>“East” 2022…</p>", "<p>“East” 2022…</p>"),
    ],
)
def test_chinese_is_marked_where_it_is_text(given, marked):
    assert site.mended(f'<html lang="en">{given}') == f'<html lang="en">{marked}'


@pytest.mark.parametrize(
    ("given", "marked"),
    [
        ("<p>区域协调发展，GDP增长6%</p>", "<p>区域协调发展，GDP增长6%</p>"),
        (
            "<p>见<em>Regional Inequality, 1965</em>与Barro &amp; Sala-i-Martin的著作</p>",
            '<p>见<em><span lang="en">Regional Inequality</span>, 1965</em>与<span lang="en">Barro &amp; '
            "Sala-i-Martin</span>的著作</p>",
        ),
        ("<p>研发 &amp; GDP</p>", "<p>研发 &amp; GDP</p>"),
        ("<pre>a = b and c</pre>", '<pre lang="en">a = b and c</pre>'),
        (
            '<p>用<code class="x">press build now</code></p>',
            '<p>用<code lang="en" class="x">press build now</code></p>',
        ),
        ('<img alt="a b c"> <title>a b c</title>', '<img alt="a b c"> <title>a b c</title>'),
        (
            '<input\n  placeholder="Search..."\n  aria-label="Search...">',
            '<input\n  placeholder="搜索…"\n  aria-label="搜索…">',
        ),
        ('<button data-bs-title="Color mode">', '<button data-bs-title="颜色模式">'),
    ],
)
def test_english_is_marked_on_a_chinese_page(given, marked):
    assert site.mended(f'<html lang="zh-Hans">{given}') == f'<html lang="zh-Hans">{marked}'


def test_a_header_names_its_column_or_the_row_that_it_begins():
    table = "<tr><th>a</th> <th>b</th></tr><tr><th>x</th>\n<td>1</td></tr>"
    table += "<tr><td></td><th scope='col'>c</th></tr>"
    assert site.mended(table) == (
        '<tr><th scope="col">a</th> <th scope="col">b</th></tr>'
        "<tr><th scope=\"row\">x</th>\n<td>1</td></tr><tr><td></td><th scope='col'>c</th></tr>"
    )


def test_a_fold_of_the_contents_has_a_name_and_a_folded_heading_no_link():
    contents = (
        '<a class="reference internal" href="x.html">The <em>"x"</em></a><details><summary><i></i></summary>'
    )
    assert '<summary aria-label="Pages under The &quot;x&quot;"><i>' in site.mended(contents)
    folded = '<summary><h2>Why?<a class="headerlink" href="#why">#</a></h2></summary>'
    assert site.mended(folded) == "<summary><h2>Why?</h2></summary>"


def test_a_script_waits_until_the_page_is_shown():
    later = '<script type="press/later" src="a.js"></script>'
    for given in ("", " defer", ' defer="defer"', ' data-cfasync="false"'):
        assert site.put_off(f'<script{given} src="a.js"></script>') == later
    data = '<script type="application/ld+json">{}</script>'
    assert site.put_off(data) == data


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="x" width="300pt" height="150.75pt">', (400, 201)),
        ('<svg height="150pt" viewBox="0" width="300pt">', (400, 200)),
        ('<svg width="300" height="150">', None),
    ],
)
def test_a_drawing_tells_its_size(svg, size):
    assert site.size(svg) == size
