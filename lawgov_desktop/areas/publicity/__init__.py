"""普法宣传: activities with the materials given out, and the receipts of materials."""
