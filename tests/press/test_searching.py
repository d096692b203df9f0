"""A text is cut into words as a query is: Chinese in pairs, the rest as ever."""

from press.pages.searching import English


def test_chinese_is_cut_into_pairs_and_characters():
    words = English({}).split("The 京津冀 gap (差距): 0.45")
    assert words == ["The", "gap", "0", "45", "京津", "津冀", "差距", "京", "津", "冀", "差", "距"]
