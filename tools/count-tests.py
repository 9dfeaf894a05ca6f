"""Prints "<passed> <failed>" over the surefire reports of all modules; skipped tests count as neither."""

import glob
import xml.etree.ElementTree as ElementTree

passed = failed = 0
for report in glob.glob("*/target/surefire-reports/TEST-*.xml"):
    suite = ElementTree.parse(report).getroot()
    broken = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    failed += broken
    passed += int(suite.get("tests", 0)) - broken - int(suite.get("skipped", 0))
print(passed, failed)
