#!/usr/bin/env python3
"""Hand-computed cases of the model, by subject: reading, clocks, repairs, calls and score."""
import unittest

from cases_calls import Satisfaction, Score, Unanswered
from cases_clocks import Appointments, Calendars, Plain, Stops
from cases_reading import DatedLists, Events, Files, Periods
from cases_repair import FirstFix, QuoteInTime, RepairInTime

__all__ = ["Appointments", "Calendars", "DatedLists", "Events", "Files", "FirstFix", "Periods", "Plain"]
__all__ += ["QuoteInTime", "RepairInTime", "Satisfaction", "Score", "Stops", "Unanswered"]

if __name__ == "__main__":
    unittest.main()
