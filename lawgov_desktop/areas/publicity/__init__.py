"""普法宣传: activities with the materials given out."""
