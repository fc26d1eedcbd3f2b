"""普法宣传: activities with the materials given out, and what came in of them."""
