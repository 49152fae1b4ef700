# SPDX-License-Identifier: MIT
"""Puts control and bidirectional characters and markup into every free text field, and looks at every format for people."""
import os
import re

import surface

NASTY = "A\u202eB\u2066C\u200fD\u2028E\u061cF\ufeffG<script>alert(1)</script>|*x*`y`[z](http://e)"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
FORMULA = "=1+1|cmd"


def enter(*words):
    code, out, err = surface.svc(*words, "-q")
    if code != 0:
        print("svc %s ends with %d: %s" % (" ".join(words[:3]), code, err.strip().splitlines()[0] if err.strip() else ""))
    return out.strip()


def fill():
    made = []
    t = enter("ticket", "new", "--kind", "consult", "--channel", "web", "--summary", NASTY, "--fault", NASTY)
    for words in (["note", "--text", NASTY], ["pause", "--why", "other", "--text", NASTY], ["handover", "--items", NASTY, "--papers", NASTY, "--trained"], ["escalate", "--to", "chen", "--why", NASTY],
                  ["appoint", "--for", "21:00", "--asked-by", "us", "--work", NASTY], ["close"], ["reopen", "--why", NASTY]):
        enter("ticket", words[0], t, *words[1:])
    c = enter("complaint", "new", "--customer", "CU-2ABCD3", "--channel", "web", "--ground", "voiced", "--summary", NASTY)
    for words in (["propose", "--plan", NASTY, "--kind", "apology"], ["reject", "--why", NASTY], ["mediate", "--result", NASTY, "--by", "chen"], ["settle", "--result", NASTY],
                  ["regrade", "--ground", "voiced", "--grade", "general", "--why", NASTY], ["lesson", "--text", NASTY]):
        enter("complaint", words[0], c, *words[1:])
    r = "R-20260210-7K3QF-4ZN"
    for words in (["arrive"], ["diagnose", "--finding", NASTY, "--cause", "misuse", "--because", NASTY], ["quote", "--labour", "1", "--waived", "1", "--why", NASTY],
                  ["leave", "--fixed", "--action", NASTY], ["sign", "--contact", "wang", "--told", "--rating", "5", "--conduct", "5", "--remark", NASTY], ["cancel", "--why", NASTY]):
        enter("repair", words[0], r, *words[1:])
    enter("revisit", "call", "T-20260203-9M2WX", "--via", "phone", "--answered", "--overall", "1", "--remark", NASTY)
    cu = enter("customer", "new", "--name", NASTY, "--kind", "person", "--address", NASTY)
    enter("model", "new", "HOSTILE", "--name", NASTY, "--category", "pc")
    enter("staff", "new", "hostile", "--name", NASTY, "--post", '{"from":"2026-01-01","department":"technical","post":"%s","roles":["engineer"]}' % NASTY)
    enter("price", "new", "hostile", "--name", NASTY)
    enter("unit", "new", "HOSTILE", "--model", "PC-100", "--category", "pc", "--owner", "customer=CU-2ABCD3,from=2026-01-01", "--part", '{"part":"%s"}' % NASTY)
    enter("ticket", "new", "--kind", "consult", "--channel", "web", "--summary", FORMULA)
    enter("ticket", "edit", "T-20260211-5BC8D", "--fault", NASTY, "--why", NASTY)
    return [t, c, r, "V-20260203-9M2WX", cu, "HOSTILE", "hostile", "T-20260211-5BC8D"]


def look(*words):
    code, out, err = surface.svc(*words)
    for text, where in ((out, "stdout"), (err, "stderr")):
        found = FORBIDDEN.search(text)
        if found:
            print("svc %s prints U+%04X on %s" % (" ".join(words), ord(found.group()), where))
        if "md" in words and "<script" in text:
            print("svc %s prints <script" % " ".join(words))
    if code == 70 or code < 0:
        print("svc %s ends with %d" % (" ".join(words), code))
    return out


def main():
    ids = fill()
    for form in ("table", "md"):
        for language in ("zh", "en"):
            for noun in surface.nouns():
                look(noun, "list", "-O", form, "--lang", language, "--reveal")
                for i in ids:
                    look(noun, "show", i, "-O", form, "--lang", language, "--reveal")
            for words in (["due"], ["kpi"], ["check"], ["kpi", "--explain", "satisfaction"], ["kpi", "--by", "person"], ["config"]):
                look(*words, "-O", form, "--lang", language)
    for noun in surface.nouns():
        for form in ("plain", "tsv"):
            look(noun, "list", "-O", form)
    look("ticket", "note", NASTY, "--text", "x"), look("show", NASTY), look(NASTY), look("ticket", NASTY), look("ticket", "list", "--" + NASTY), look("ticket", "list", "--state", NASTY)
    look("kpi", NASTY), look("ticket", "new", "--kind", NASTY, "--channel", NASTY), look("fmt", NASTY), look("help", NASTY), look("--book", NASTY, "due"), look("new", "--from", NASTY)
    for form in ("csv", "tsv"):
        if "\n=1+1" in surface.svc("ticket", "list", "--fields", "summary", "-O", form)[1] and form == "csv":
            print("csv lets a formula through")
    if surface.svc("check", "-O", "plain")[1]:
        print("check finds: " + surface.svc("check", "--lang", "en", "-O", "table")[1])
    print("looked")


main()
