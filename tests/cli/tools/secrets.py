# SPDX-License-Identifier: MIT
"""Runs every command in every format, with good and with bad arguments, and looks for what only --reveal may show."""
import os
import re
import shutil

import surface

BOOK = os.getcwd()
SECRETS = ["某某科技", "王小明", "周大鹏", "欧阳晓琳", "13800001111", "13600003333", "13900002222", "1380000", "021-55556666", "55556666",
           "张江路", "漕溪路", "望京街", "acme.example", "wang@", "office@"]
IDS = {"ticket": "T-20260210-7K3QF", "repair": "R-20260210-7K3QF-4ZN", "complaint": "C-20260211-3HJ5N", "revisit": "V-20260203-9M2WX", "customer": "CU-7K3QF2",
       "unit": "SN0001", "staff": "chen", "contract": "HT-2025-014", "model": "RS-4200", "price": "standard"}
NEW = ["--name", "欧阳晓琳", "--phone", "13900002222", "--address", "望京街9号", "--email", "wang@acme.example", "--kind", "person"]
seen = set()


def tell(words, out):
    for secret in SECRETS:
        if secret in out:
            row = "svc %s shows %s" % (" ".join(words), secret)
            if row not in seen:
                seen.add(row)
                print(row)


def run(*words, fresh=False, **more):
    folder = BOOK
    if fresh:
        folder = os.path.join(os.environ["HOME"], "copy")
        shutil.copytree(BOOK, folder)
    code, out, err = surface.svc(*words, cwd=folder, **more)
    if fresh:
        shutil.rmtree(folder)
    tell([w for w in words if w not in SECRETS], out + "\n" + err)
    return code


def sample(command):
    """Arguments with which a command does its work, where it has any."""
    if len(command) == 2:
        noun, verb = command
        if verb in ("list", "new", "find"):
            return []
        return [IDS[noun]]
    return {"show": ["CU-7K3QF2"], "find": ["王小明"], "edit": ["CU-7K3QF2"], "void": ["T-20260210-7K3QF"], "check": [], "help": []}.get(command[0], [])


def reading():
    for command in surface.commands():
        reads = command[-1] in ("show", "list", "help", "kpi", "due", "check", "config", "find")
        for form in surface.FORMATS if reads else ("table", "json"):
            for language in ("zh", "en") if form in ("table", "md") else ("zh",):
                run(*command, *sample(command), "-O", form, "--lang", language, "--no-input", fresh=not reads)
    for form in surface.FORMATS:
        run("show", *IDS.values(), "-O", form)
        run("customer", "list", "--fields", "id,name,kind,level,contacts,sites,address,phone,email,source", "-O", form)
        run("kpi", "2026Q1", "--by", "customer", "-O", form)
        run("kpi", "2026Q1", "--explain", "repair_in_time", "-O", form)
        run("customer", "list", "--excel", "-O", form)


def refusing():
    """Errors must not repeat what was typed in."""
    for words in (["--name", "王小明", "--kind", "persn"], ["--name", "", "--kind", "person", "--phone", "13800001111x"], ["--name", "欧阳晓琳", "--kind", "person", "--email", "office@"],
                  ["--contact", "王小明"], ["--contact", "name=王小明"], ["--contact", "key=王小明,name=x"], ["--contact", "key=a,name=王小明,phone=13800001111,phne=13800001111"],
                  ["--contact", '{"key":"a","name":"王小明"'], ["--site", "望京街9号"], ["--site", "address=张江路"], ["--phone", "13800001111", "--phone", "13900002222"], ["--level", "王小明"],
                  ["13800001111"], ["--source", "王小明"], ["--source", "system=王小明"]):
        for language in ("zh", "en"):
            run("customer", "new", *words, "--lang", language, fresh=True)
            run("customer", "edit", "CU-7K3QF2", *words, "--lang", language, fresh=True)
    for text in ('{"name":"王小明","kind":"person","phone":13800001111}', '{"name":"王小明","kind":"person","phone":"13800001111","telefon":"x"}', '{"name":"王小明","kind":"person","13800001111":1}',
                 "name: 王小明\nkind: persn\nphone: '13800001111'\n", "name: 王小明\nkind: [person]\nphone: &x 13800001111\n", "name: 王小明\nname: 周大鹏\n", "name: '王小明\nkind: person\n",
                 "- 王小明\n- 13800001111\n", "customer:\n  name: 王小明\n  kind: x\n", "王小明: 13800001111\n", '{"name":"王小明" "kind"', "name: 王小明\n\tphone: 13800001111\n",
                 "name: !!str 王小明\n", "name: 王小明 # 13800001111\nkind: 周大鹏\n"):
        for command in (["customer", "new"], ["new"], ["enter"]):
            run(*command, "--from", "-", input=text.encode(), fresh=True)


def writing():
    for language in ("zh", "en"):
        for extra in ([], ["--dry-run"]):
            run("customer", "new", *NEW, *extra, "--lang", language, fresh=True)
            run("customer", "edit", "CU-2ABCD3", "--phone", "13800001111", *extra, "--lang", language, fresh=True)
            run("customer", "edit", "CU-7K3QF2", "--name", "周大鹏", *extra, "--lang", language, fresh=True)
    run("customer", "find", "--name", "王小明"), run("customer", "find", "--phone", "13800001111"), run("find", "王小明")


def checking():
    """Bad customer files: check, list, show, edit, fmt and kpi say where, not what."""
    good = open("customers/CU-7K3QF2.yaml", encoding="utf-8").read()
    for what, bad in {"key": good.replace("email: office", "e-mail: office"), "quote": good.replace('"13800001111"', '"13800001111'), "phone": good.replace("13800001111", "13800001111x"),
                      "tag": good.replace("name: 王小明", "name: !x 王小明"), "dup": good + "address: 张江路\n", "tab": good.replace("    name: 王小明", "\tname: 王小明"),
                      "esc": good.replace("王小明", "王小明\x1b[31m"), "list": good.replace("name: 某某科技有限公司", "name: [某某科技有限公司]"), "email": good.replace("office@acme", "office acme"),
                      "conflict": good.replace("address: 上", "<<<<<<< a\naddress: 上"), "key2": good.replace("address: 上海市徐汇区", "张江路: 上海市徐汇区"), "id": good.replace("id: CU-7K3QF2", "id: 王小明"),
                      "crlf": good.replace("\n", "\r\n"), "null": good.replace("email: office@acme.example", "email:"), "kind": good.replace("kind: company", "kind: 王小明")}.items():
        with open("customers/CU-7K3QF2.yaml", "w", encoding="utf-8", newline="") as f:
            f.write(bad)
        for language in ("zh", "en"):
            for words in (["check"], ["check", "--json"], ["check", "-O", "table"], ["check", "CU-7K3QF2"], ["customer", "list"], ["show", "CU-7K3QF2"], ["show", "CU-7K3QF2", "--json"], ["fmt", "--check"], ["fmt", "--dry-run"],
                          ["kpi"], ["due"], ["find", "x"], ["ticket", "appoint", "T-20260210-7K3QF", "--for", "21:00", "--asked-by", "us", "--site", "hq", "--dry-run"],
                          ["customer", "edit", "CU-7K3QF2", "--level", "normal", "--dry-run"]):
                code = run(*words, "--lang", language)
                if code == 70 or code < 0:
                    print("svc %s with a bad %s ends with %d" % (" ".join(words), what, code))
    with open("customers/CU-7K3QF2.yaml", "w", encoding="utf-8", newline="") as f:
        f.write(good)


def main():
    os.environ["SVC_EDITOR"] = "true"
    reading()
    refusing()
    writing()
    checking()
    shown = surface.svc("customer", "show", "CU-7K3QF2", "--reveal", "--json")[1]
    print("--reveal shows all" if all(s in shown for s in ("王小明", "13800001111", "漕溪路")) else "--reveal shows too little")


main()
