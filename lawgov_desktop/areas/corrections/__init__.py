"""矫正帮教: monthly counts only, by design – the county's platform keeps the files (社区矫正法 Art. 9, 54)."""
