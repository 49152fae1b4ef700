#!/usr/bin/env python3
"""Hand-computed cases of the model, by subject: reading, clocks, repairs, calls and score, measures and groups."""
import unittest

from cases_calls import Satisfaction, Score, Unanswered
from cases_clocks import Appointments, Calendars, Plain, Stops
from cases_measures import Cases, Clocks, Grades, Lasting, Revisits, WaitedForParts
from cases_money import Groups, Money
from cases_reading import DatedLists, Events, Files, Periods
from cases_repair import FirstFix, QuoteInTime, RepairInTime

__all__ = ["Appointments", "Calendars", "DatedLists", "Events", "Files", "FirstFix", "Periods", "Plain"]
__all__ += ["QuoteInTime", "RepairInTime", "Satisfaction", "Score", "Stops", "Unanswered"]
__all__ += ["Cases", "Clocks", "Grades", "Groups", "Lasting", "Money", "Revisits", "WaitedForParts"]

if __name__ == "__main__":
    unittest.main()
