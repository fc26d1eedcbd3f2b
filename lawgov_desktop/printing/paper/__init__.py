"""The page kit: canvas, coordinates in millimetres, line breaking, the GB/T 9704 grid, pagination, QR codes."""
