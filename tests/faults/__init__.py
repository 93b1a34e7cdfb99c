"""What the world does to a running bot, again and again, while a crowd registers with it: `make faults`.

Nothing acknowledged may be lost, and nothing said twice beyond what is counted as unknown. Too long for the suite: the
figures of a whole run stand in docs/reliability.md.
"""
