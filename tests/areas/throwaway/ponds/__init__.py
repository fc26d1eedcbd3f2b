"""鱼塘登记: an area nobody needs, to prove that an area is one folder and one line."""
