"""Words of enforcement the office may change."""

#: 红黄绿挂牌: what a colour stands for is the county's, so the office writes it down.
_PLATE_COLOURS = (
    ("red", "红", "", "严重违法或逾期未改，挂牌督办"),
    ("yellow", "黄", "", "存在问题，限期整改"),
    ("green", "绿", "", "规范，没有发现问题"),
)
VOCABULARIES = (("plate_colour", _PLATE_COLOURS),)
