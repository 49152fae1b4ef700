# SPDX-License-Identifier: MIT
"""Reads help of every command and code in both languages: it must end with 0, say something, and keep to 80 columns."""
import unicodedata

import surface


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def look(words, language):
    code, out, err = surface.svc(*words, "--lang", language)
    name = "svc " + " ".join(words) + " --lang " + language
    if code != 0 or err:
        print("%s ends with %d: %s" % (name, code, err.strip()))
    if len(out.strip().splitlines()) < 2:
        print("%s says next to nothing" % name)
    for line in out.splitlines():
        if width(line) > 80:
            print("%s: %d columns: %s" % (name, width(line), line))
    return out


def main():
    commands = surface.commands()
    count = 0
    for language in ("zh", "en"):
        look(["help"], language)
        for noun in surface.nouns():
            look([noun], language)
            look(["help", noun], language)
        for command in commands:
            for words in ([*command, "-h"], [*command, "--help"], ["help", *command]):
                look(words, language)
                count += 1
        for code in surface.codes():
            text = look(["help", code], language)
            if language == "en" and any("\u4e00" <= c <= "\u9fff" for c in text):
                print("svc help %s --lang en speaks Chinese" % code)
    print("many" if count > 300 else "only %d" % count)


main()
