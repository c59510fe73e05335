"""A made-up record of thirty councils, many varied articles that tell it, and a count of what was recovered.

`world.make_world(seed)` invents the record; `press.write(world, seed)` gives the articles and says which words in each
speak of which inspection or person; `pairs.score` compares that with the rows of a database. Everything follows from
the seed. Councils are real, the rest is made up.
"""
