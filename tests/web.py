#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The form of examples/web makes tickets and nothing else: by HTTP, and as a visitor uses it in a browser.

web.py --svc PATH [--shots DIR]     --shots also leaves pictures of the page there
"""
import argparse
import base64
import concurrent.futures
import fcntl
import http.client
import json
import os
import pathlib
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WEB = ROOT / "examples" / "web"
PATIENCE = 60   # seconds until something that should happen counts as not happening
HOSTILE = "服务器开不了机 \"引号\" 'x' 😀\n=1+1\n<script>alert(1)</script> <b>&amp;\n$(touch pwned) `touch pwned` ; touch pwned | \\n %s\n--- !!python/object:x\n- {a: &b *c}\n@visitor: #"


def until(holds, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.02)
    raise TimeoutError(f"waited in vain: {what}")


class Server:
    """lighttpd with the example's own configuration, its folders and port aside."""

    def __init__(self, place):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log, self.config, self.process = place / "lighttpd.log", place / "lighttpd.conf", None
        text = (WEB / "lighttpd.conf").read_text()
        for old, new in (("/srv/svc/web", str(place / "web")), ("/srv/svc/book", str(place / "book")),
                         ("8080", f'{self.port}\nserver.bind = "127.0.0.1"'), ("/usr/local/bin:", f"{place / 'bin'}:/usr/local/bin:")):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.config.write_text(text)

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(["lighttpd", "-D", "-f", self.config], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self.answers, "lighttpd answers\n" + self.log.read_text())

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return self.process.poll() is not None and sys.exit("lighttpd: " + self.log.read_text())

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path)
        for name, value in ({"Content-Length": str(len(body))} if body is not None else {}).items() | headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        try:
            return answer.status, json.loads(text)
        except ValueError:
            return answer.status, {}

    def post(self, what, kind="application/json"):
        body = what if isinstance(what, bytes) else json.dumps(what).encode()
        return self.ask("POST", "/cgi-bin/ticket", body, Content_Type=kind)


class Browser:
    """Chromium without a window, driven by the DevTools protocol over its pipe."""

    def __init__(self, place):
        program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        if not program:
            sys.exit("no Chromium here: tests/install.sh test")
        ours, theirs = os.pipe(), os.pipe()
        # Up out of the way of 3 and 4, where Chromium looks.
        high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (ours[0], theirs[1])]
        argv = [program, "--headless", "--remote-debugging-pipe", f"--user-data-dir={place / 'chromium'}", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-sandbox",   # it sees this page only, and a container may not let it build one
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--accept-lang=zh-CN", "--hide-scrollbars"]
        actions = [(os.POSIX_SPAWN_DUP2, high[0], 3), (os.POSIX_SPAWN_DUP2, high[1], 4),
                   (os.POSIX_SPAWN_OPEN, 2, str(place / "chromium.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)]
        environment = {**os.environ, "HOME": str(place), "LANG": "C.UTF-8"}
        self.pid = os.posix_spawn(program, argv, environment, file_actions=actions, setpgroup=0)
        for end in (ours[0], theirs[1], *high):
            os.close(end)
        self.into, self.out, self.buffer, self.number, self.heard = ours[1], theirs[0], b"", 0, []

    def read(self, seconds):
        """One message, or None when none comes in time."""
        end = time.monotonic() + seconds
        while b"\0" not in self.buffer:
            if not select.select([self.out], [], [], max(0, end - time.monotonic()))[0]:
                return None
            more = os.read(self.out, 1 << 20)
            if not more:
                raise EOFError("Chromium has gone")
            self.buffer += more
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, session=None, **values):
        self.number += 1
        data = json.dumps({"id": self.number, "method": method, "params": values, **({"sessionId": session} if session else {})}).encode() + b"\0"
        while data:
            data = data[os.write(self.into, data):]
        while message := self.read(PATIENCE):
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.heard.append(message)
        raise TimeoutError(f"no answer to {method}")

    def close(self):
        try:
            os.killpg(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


class Tab:
    def __init__(self, browser, address, languages="zh-CN", width=1280, height=900, phone=False, dark=False):
        self.browser = browser
        self.context = browser.send("Target.createBrowserContext")["browserContextId"]
        target = browser.send("Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        agent = browser.send("Browser.getVersion")["userAgent"]
        self.send("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=languages)
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if phone else 1, mobile=phone)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                                                          {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.open(address)

    def send(self, method, **values):
        return self.browser.send(method, self.session, **values)

    def open(self, address):
        self.run("window.old = true")
        self.send("Page.navigate", url=address)
        self.until("!window.old && document.readyState === 'complete'")

    def run(self, script):
        done = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(f"{script}: {done['exceptionDetails']}")
        return done["result"].get("value")

    def until(self, script):
        def holds():
            try:
                return self.run(script)
            except RuntimeError:   # the page is being exchanged
                return False
        return until(holds, script)

    def key(self, name, code):
        text = {"text": "\r"} if name == "Enter" else {"text": " "} if name == " " else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", key=name, windowsVirtualKeyCode=code, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code)

    def tab_to(self, selector):
        for _ in range(30):
            self.key("Tab", 9)
            if self.run(f"document.activeElement.matches({json.dumps(selector)})"):
                return True
        return False

    def type(self, name, text):
        self.run(f"document.getElementById('{name}').select()")
        self.send("Input.insertText", text=text)

    def submit(self):
        self.run("document.querySelector('[type=submit]').click()")

    def number(self):
        self.until("!document.querySelector('#received').hidden")
        return self.run("document.querySelector('#number').textContent")

    def failure(self):
        self.until("!!document.querySelector('.failure:not([hidden])')")
        return self.run("document.querySelector('#failure').innerText")

    def events(self, method):
        return [m["params"] for m in self.browser.heard if m.get("method") == method and m.get("sessionId") == self.session]

    def shoot(self, file):
        self.run("document.activeElement.blur()")
        height = self.run("document.documentElement.scrollHeight")
        width = self.run("innerWidth")
        picture = self.send("Page.captureScreenshot", captureBeyondViewport=True, clip={"x": 0, "y": 0, "width": width, "height": height, "scale": 1})
        file.write_bytes(base64.b64decode(picture["data"]))

    def close(self):
        self.browser.send("Target.disposeBrowserContext", browserContextId=self.context)


class Tests:
    def __init__(self, svc, place, shots):
        self.failed, self.place, self.book, self.shots = 0, place, place / "book", shots
        (place / "bin").mkdir()
        shutil.copy(svc, place / "bin" / "svc")
        shutil.copytree(ROOT / "examples" / "book", self.book)
        shutil.copytree(WEB, place / "web")
        self.before = self.files()
        self.server, self.browser, self.sources = Server(place), None, 0

    def expect(self, what, holds, *seen):
        if not holds:
            self.failed += 1
            print(f"{what}:", *seen)

    def files(self):
        return {str(p.relative_to(self.book)): p.read_bytes() for p in self.book.rglob("*") if p.is_file() and ".svc" not in p.parts}

    def made(self):
        return sorted(set(self.files()) - set(self.before))

    def svc(self, *words):
        return subprocess.run([self.place / "bin" / "svc", "--book", self.book, *words], capture_output=True, text=True, check=False,
                              env={"SVC_LANG": "en", "SVC_USER": "mei", "HOME": str(self.place), "PATH": "/usr/bin:/bin"})

    def record(self, name):
        kind = "ticket" if name.startswith("T-") else "customer"
        return json.loads(self.svc(kind, "show", name, "--json", "--reveal").stdout)["records"][0]

    def report(self, **fields):
        self.sources += 1
        return {"source": {"system": "web", "id": f"{self.sources:032x}"}, "kind": "repair", "text": "开不了机", "name": "王小明", "phone": "138-0000-1111",
                "call": "any", **fields}

    def script(self, body, stub=None, **environment):
        """The script by itself, as any web server runs it; `stub` stands in for svc."""
        path = str(self.place / "bin")
        if stub:
            path = str(self.place / "stub")
            os.makedirs(path, exist_ok=True)
            (self.place / "stub" / "svc").write_text(f"#!/bin/sh\n{stub}\n")
            (self.place / "stub" / "svc").chmod(0o755)
        done = subprocess.run([WEB / "cgi-bin" / "ticket"], input=body, capture_output=True, check=False, timeout=PATIENCE,
                              env={"PATH": f"{path}:/usr/bin:/bin", "SVC_BOOK": str(self.book), "REQUEST_METHOD": "POST", "CONTENT_TYPE": "application/json",
                                   "CONTENT_LENGTH": str(len(body)), **environment})
        return done.stdout.decode().split("\r\n")[0] + " " + done.stdout.decode().split("\r\n\r\n", 1)[-1].strip()

    # What the server takes and makes.

    def right_answer(self):
        status, answer = self.server.post(self.report(text="打印机卡纸", company="甲公司", address="示例市 1 号", serial="AB 12", call="sms", lang="en"))
        self.expect("a report is taken", status == 201 and answer["id"].startswith("T-"), status, answer)
        ticket = self.record(answer["id"])
        customer = self.record(ticket["customer"])
        self.expect("kind, channel, text", (ticket["kind"], ticket["channel"], ticket["summary"]) == ("repair", "web", "打印机卡纸"), ticket)
        events = [(e["do"], e["by"], e.get("text")) for e in ticket["events"]]
        self.expect("received by the form, the rest in a note", events == [("receive", "web", None), ("note", "web", "序列号：AB 12\n回电：先发短信\n说英语")], events)
        self.expect("who it is, in customers/", customer["name"] == "甲公司" and customer["kind"] == "company" and customer["address"] == "示例市 1 号"
                    and customer["contacts"] == [{"key": "web", "name": "王小明", "phone": "138-0000-1111"}], customer)
        status, answer = self.server.post(self.report(kind="consult"))
        ticket = self.record(answer["id"])
        self.expect("without company and extras", len(ticket["events"]) == 1 and self.record(ticket["customer"])["kind"] == "person", ticket)

    def same_twice(self):
        report = self.report()
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(self.server.post, [report] * 6))
        answers.append(self.server.post(report))
        numbers = {answer.get("id") for _, answer in answers}
        self.expect("seven times the same is one ticket", {status for status, _ in answers} == {201} and len(numbers) == 1, answers)

    def refused(self):
        before = self.made()
        for method in ("GET", "PUT", "DELETE", "OPTIONS"):
            status, _ = self.server.ask(method, "/cgi-bin/ticket", *([b"{}"] if method == "PUT" else []), Content_Type="application/json")
            self.expect(f"{method} is refused", status == 405, status)
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "text/plain; application/json", ""):
            status, _ = self.server.post(self.report(), kind)
            self.expect(f"what another site's form can send is refused: {kind}", status == 415, status)
        status, _ = self.server.ask("POST", "/cgi-bin/ticket", Content_Type="application/json", Content_Length="70000")
        self.expect("over 64 KB is refused", status == 413, status)
        for body in (b"", b"{", b"[]", b"7", b"null", b"{} {}", b"\xff\xfe", b"[" * 30000, b'{"source": {"id": "' + b"9" * 60000 + b'"}}', json.dumps(self.report()).encode()[:-1]):
            status, answer = self.server.post(body)
            self.expect(f"broken: {body[:40]}", status == 400 and answer.get("error") == "field", status, answer)
        for field, value in (("kind", "return"), ("kind", ["repair"]), ("text", ""), ("text", " \n\t "), ("text", "\u0007"), ("text", "x" * 4001), ("text", {"a": 1}), ("name", ""),
                             ("name", "x" * 81), ("phone", "1234"), ("phone", "1" * 21), ("phone", "call me"), ("phone", 13800001111), ("call", "never"),
                             ("serial", "x" * 65), ("source", None), ("source", "x"), ("source", {"id": "WEB-2026-0117"}), ("source", {"system": "web", "id": ["a"]})):
            status, answer = self.server.post(self.report(**{field: value}))
            self.expect(f"{field} {str(value)[:30]} is refused, by name", status == 400 and answer.get("field") == field, status, answer)
        for path in ("/lighttpd.conf", "/cgi-bin/", "/../book/svc.yaml", "/book/svc.yaml"):
            self.expect(f"{path} isn't served", self.server.ask("GET", path)[0] in (403, 404))
        self.expect("nothing of that left a trace", self.made() == before, self.made())

    def by_itself(self):
        body = json.dumps(self.report()).encode()
        for expected, change in (("413", {"CONTENT_LENGTH": "65537"}), ("413", {"CONTENT_LENGTH": "9" * 40}), ("411", {"CONTENT_LENGTH": ""}), ("411", {"CONTENT_LENGTH": "-1"}),
                                 ("411", {"CONTENT_LENGTH": "1;id"}), ("400", {"CONTENT_LENGTH": "5"}), ("500", {"SVC_BOOK": "/nowhere"})):
            answer = self.script(body, **change)
            self.expect(f"{change} is {expected}", answer.startswith(f"Status: {expected} "), answer)
        for stub, expected in (("exit 4", "503"), ("exit 3", "500"), ("exit 70", "500")):
            answer = self.script(body, stub)
            self.expect(f"svc says {stub}", answer.startswith(f"Status: {expected} "), answer)

    def forbidden_fields(self):
        extra = {"id": "T-20200101-AAAAA", "events": [{"do": "receive"}, {"do": "close"}], "by": "mei", "at": "2020-01-01", "priority": "urgent", "contract": "HT-2025-014",
                 "customer": "CU-7K3QF2", "unit": "RS42-0101", "x": {"a": 1}, "channel": "hotline", "group": "T-20260105-4QF7M", "complaint": "C-20260116-T5W0R", "fault": "power",
                 "summary": "another", "level": "key", "__proto__": {"priority": "urgent"}}
        status, answer = self.server.post(self.report(**extra, source={"system": "erp", "id": "f" * 32, "x": 1}))
        ticket = self.record(answer["id"]) if status == 201 else {}
        self.expect("fields that aren't the visitor's are ignored", set(ticket) == {"id", "kind", "channel", "customer", "summary", "source", "events"}
                    and ticket["id"] != extra["id"] and ticket["customer"] != extra["customer"] and ticket["channel"] == "web" and ticket["summary"] == "开不了机"
                    and ticket["source"] == {"system": "web", "id": "f" * 32} and [e["do"] for e in ticket["events"]] == ["receive"]
                    and ticket["events"][0]["by"] == "web", status, answer, ticket)

    def hostile_texts(self):
        fields = {"name": "=HYPERLINK(\"x\") <img src=x onerror=alert(1)>", "company": "@visitor", "address": "$(id) `id`; '\"\\ \u202egnp.exe", "serial": "../../svc.yaml %n"}
        status, answer = self.server.post(self.report(text=HOSTILE, **fields))
        ticket = self.record(answer["id"]) if status == 201 else {"customer": "", "events": [{}]}
        customer = self.record(ticket["customer"])
        self.expect("the text arrives as it was typed", ticket["events"][-1].get("text") == f"{HOSTILE}\n序列号：{fields['serial']}", status, answer, ticket)
        self.expect("its first line is the summary", ticket.get("summary") == HOSTILE.split("\n", maxsplit=1)[0], ticket)
        self.expect("the others too", (customer["contacts"][0]["name"], customer["name"], customer["address"]) == (fields["name"], fields["company"], fields["address"]), customer)
        status, answer = self.server.post(self.report(text="a\u0000b\u001b[31mc\u0085d\r\ne", name="王\n小\t明\u0007"))
        ticket = self.record(answer["id"]) if status == 201 else {"customer": "", "events": [{}]}
        self.expect("without control characters", ticket["events"][-1].get("text") == "ab[31mcd\ne" and self.record(ticket["customer"])["name"] == "王 小 明", status, ticket)
        self.expect("and nothing was run", not list(self.place.rglob("pwned")))

    def book_is_well(self):
        done = self.svc("check")
        self.expect("svc check has nothing to say", done.returncode == 0 and not done.stdout + done.stderr, done.stdout, done.stderr)
        after = self.files()
        self.expect("no other record was touched", all(after.get(name) == data for name, data in self.before.items()))
        self.expect("tickets and customers, nothing else", all(name.startswith(("tickets/", "customers/")) for name in self.made()), self.made())

    # What the visitor sees.

    def address(self):
        return f"http://127.0.0.1:{self.server.port}/"

    def languages(self):
        for wanted, language, title in (("zh-CN,zh,en", "zh-CN", "报修与服务预约"), ("en-GB,en,zh", "en", "Request service"), ("de,en-US,zh", "en", "Request service"), ("fr", "zh-CN", "报修与服务预约")):
            tab = Tab(self.browser, self.address(), wanted)
            seen = tab.run("[document.documentElement.lang, document.querySelector('h1').innerText, document.title]")
            self.expect(f"a browser that wants {wanted}", seen[:2] == [language, title] and title in seen[2], seen)
            if wanted == "fr":
                tab.type("text", "机器坏了")
                tab.run("document.querySelector('.languages [lang=en]').click()")
                seen = tab.run("[document.documentElement.lang, document.querySelector('h1').innerText, document.getElementById('text').value]")
                self.expect("the switch, with what was typed", seen == ["en", "Request service", "机器坏了"], seen)
                tab.open(self.address())
                seen = tab.run("[document.documentElement.lang, document.getElementById('text').value]")
                self.expect("a reload keeps both", seen == ["en", "机器坏了"], seen)
                zh = tab.run("[...document.body.innerText.matchAll(/[\\u4e00-\\u9fff]+/g)].map(String)")
                self.expect("no Chinese is left but the switch", zh == ["中文"], zh)
            self.quiet(tab)
            tab.close()

    def quiet(self, tab, but=None):
        """No complaint on the console, and nothing fetched from elsewhere."""
        wrong = [e for e in tab.events("Runtime.consoleAPICalled") if e["type"] in ("error", "warning", "assert")] + tab.events("Runtime.exceptionThrown")
        wrong += [e for e in tab.events("Log.entryAdded") if e["entry"]["level"] in ("error", "warning") and not (but and but in e["entry"]["text"])]
        self.expect("nothing on the console", not wrong, wrong)
        asked = {e["request"]["url"] for e in tab.events("Network.requestWillBeSent")}
        self.expect("nothing from elsewhere", asked and all(url.startswith((self.address(), "data:")) for url in asked), asked)

    def empty_form(self):
        tab = Tab(self.browser, self.address(), "en")
        tab.submit()
        seen = tab.run("[document.activeElement.id, document.getElementById('text-error').hidden, document.activeElement.getAttribute('aria-invalid'), "
                       "document.activeElement.getAttribute('aria-describedby'), document.querySelectorAll('.error:not([hidden])').length]")
        self.expect("an empty form points at what is missing", seen == ["text", False, "true", "text-error text-hint", 3], seen)
        tab.type("text", "x")
        self.expect("typing takes the complaint away", tab.run("document.getElementById('text-error').hidden"))
        tab.type("name", "王")
        tab.type("phone", "12ab")
        tab.submit()
        self.expect("a phone number is looked at", tab.run("document.activeElement.id") == "phone")
        self.expect("nothing is sent", not any("cgi-bin" in e["request"]["url"] for e in tab.events("Network.requestWillBeSent")))
        self.quiet(tab)
        tab.close()

    def by_keyboard(self):
        tab = Tab(self.browser, self.address(), "zh-CN")
        self.expect("Tab reaches the kinds", tab.tab_to("[name=kind]"))
        tab.key("ArrowDown", 40)
        reached = []
        for name, text in (("text", HOSTILE), ("serial", "RS42-0101"), ("name", "王\"二\"😀"), ("phone", "１３８ ００００ １１１１"), ("company", "=1+1"), ("address", "<script>")):
            reached.append(tab.tab_to(f"#{name}"))
            tab.send("Input.insertText", text=text)
        self.expect("Tab reaches every field in order", all(reached), reached)
        self.expect("and when to call", tab.tab_to("[name=call]"))
        tab.key("ArrowRight", 39)
        self.expect("and the button", tab.tab_to("[type=submit]"))
        tab.key("Enter", 13)
        number = tab.number()
        ticket = self.record(number)
        customer = self.record(ticket["customer"])
        self.expect("the ticket is as typed", ticket["kind"] == "install" and ticket["events"][-1]["text"] == f"{HOSTILE}\n序列号：RS42-0101\n回电：白天"
                    and customer["name"] == "=1+1" and customer["address"] == "<script>"
                    and customer["contacts"] == [{"key": "web", "name": "王\"二\"😀", "phone": "138 0000 1111"}], ticket, customer)
        seen = tab.run("[document.activeElement.id, document.querySelector('form').hidden, sessionStorage.getItem('typed')]")
        self.expect("the number has the focus, and nothing is kept", seen == ["received", True, "null"], seen)
        tab.run("document.getElementById('again').click()")
        seen = tab.run("['text', 'name', 'phone'].map(id => document.getElementById(id).value)")
        self.expect("another one starts with who it is", seen[0] == "" and seen[1] == "王\"二\"😀", seen)
        tab.type("text", "另一件")
        tab.submit()
        self.expect("and is another ticket", tab.number() != number)
        self.quiet(tab)
        tab.close()

    def fill(self, tab, text):
        for name, value in (("text", text), ("name", "王小明"), ("phone", "13800001111")):
            tab.type(name, value)

    def sent_twice(self):
        tab = Tab(self.browser, self.address())
        self.fill(tab, "两次点击")
        before = len(self.made())
        tab.run("document.querySelector('[type=submit]').click(); document.querySelector('[type=submit]').click()")
        tab.number()
        asked = [e for e in tab.events("Network.requestWillBeSent") if "cgi-bin" in e["request"]["url"]]
        self.expect("two clicks are one request", len(asked) == 1 and len(self.made()) == before + 2, len(asked))
        tab.run("document.getElementById('again').click()")
        self.fill(tab, "答复丢了")
        tab.run("window.real = fetch; window.fetch = async (...words) => { window.lost = await (await real(...words)).json(); throw new TypeError('lost'); }; 0")
        tab.submit()
        tab.failure()
        tab.run("window.fetch = real; 0")
        tab.submit()
        number = tab.number()
        self.expect("after a lost answer, again is the same ticket", number == tab.run("lost.id") and len(self.made()) == before + 4, number)
        tab.close()

    def server_stopped(self):
        tab = Tab(self.browser, self.address(), "zh-CN", 390, 844, phone=True)
        self.fill(tab, HOSTILE)
        self.server.stop()
        tab.submit()
        said = tab.failure()
        seen = tab.run("['text', 'name', 'phone'].map(id => document.getElementById(id).value)")
        self.expect("without a server, what was typed stays", seen == [HOSTILE, "王小明", "13800001111"], seen)
        self.expect("and it says what to do", "还在" in said and "400-000-0000" in said and tab.run("document.activeElement.id") == "failure", said)
        tab.run("document.querySelector('.languages [lang=en]').click()")
        self.expect("in English too", "still here" in tab.failure())
        self.server.start()
        tab.submit()
        self.expect("and goes out when it is back", self.record(tab.number())["events"][-1]["text"] == f"{HOSTILE}\n说英语")
        self.quiet(tab, but="ERR_CONNECTION_REFUSED")
        tab.close()

    def other_failures(self):
        tab = Tab(self.browser, self.address(), "en")
        self.fill(tab, "坏了")
        for answer, words in (("'{\"error\":\"busy\"}', {status: 503}", "busy"), ("'<html>', {status: 500}", "fault is ours"), ("'{}', {status: 413}", "fault is ours")):
            tab.run(f"window.fetch = async () => new Response({answer}); 0")
            tab.submit()
            said = tab.failure()
            self.expect(f"told of {answer}", words in said and "400-000-0000" in said and tab.run("document.getElementById('text').value") == "坏了", said)
        tab.run("window.fetch = async () => new Response('{\"error\":\"field\",\"field\":\"serial\"}', {status: 400}); 0")
        tab.submit()
        tab.until("document.activeElement.id === 'serial'")
        self.expect("a refused field is pointed at", tab.run("!document.getElementById('serial-error').hidden && !document.querySelector('.failure:not([hidden])')"))
        tab.close()

    def narrow(self):
        for width in (390, 320):
            for language in ("zh-CN", "en"):
                tab = Tab(self.browser, self.address(), language, width, 844, phone=True)
                wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                tab.submit()
                small = tab.run("[...document.querySelectorAll('button, input.text, textarea, .choices label')].filter(n => n.offsetParent)"
                                ".map(n => [n.innerText, n.getBoundingClientRect().height]).filter(([, h]) => h < 44)")
                self.expect("what is touched is big enough", not small, small)
                over = tab.run(wide)
                self.fill(tab, "x" * 300)
                tab.submit()
                tab.number()
                self.expect(f"{width} px, {language}: no scrolling sideways", over == 0 and tab.run(wide) == 0, over)
                tab.close()

    def without_script(self):
        tab = Tab(self.browser, self.address(), "en")
        tab.send("Emulation.setScriptExecutionDisabled", value=True)
        tab.send("Page.reload")
        tab.until("document.body.innerText.includes('needs JavaScript')")
        said = tab.run("document.body.innerText")
        self.expect("without scripts, the hotline", "400-000-0000" in said and tab.run("document.querySelector('form').offsetParent") is None, said)
        tab.close()

    def pictures(self):
        self.shots.mkdir(parents=True, exist_ok=True)
        for device, size in (("phone", {"width": 390, "height": 844, "phone": True}), ("desktop", {"width": 1280, "height": 900})):
            for language in ("zh-CN", "en"):
                for dark in (False, True):
                    tab = Tab(self.browser, self.address(), language, dark=dark, **size)
                    name = f"{device}-{language[:2]}-{'dark' if dark else 'light'}"
                    tab.shoot(self.shots / f"{name}-1-empty.png")
                    tab.submit()
                    tab.shoot(self.shots / f"{name}-2-missing.png")
                    self.fill(tab, "服务器今天早上开不了机，电源灯闪红。\n昨天晚上停过一次电。" if language != "en" else "The server won't start since this morning.\nThere was a power cut last night.")
                    tab.run("window.real = fetch; window.fetch = async () => { throw new TypeError('x'); }; 0")
                    tab.submit()
                    tab.failure()
                    tab.shoot(self.shots / f"{name}-3-failure.png")
                    tab.run("window.fetch = real; 0")
                    tab.submit()
                    tab.number()
                    tab.shoot(self.shots / f"{name}-4-received.png")
                    tab.close()

    def run(self):
        try:
            self.server.start()
            for test in (self.right_answer, self.same_twice, self.refused, self.by_itself, self.forbidden_fields, self.hostile_texts, self.book_is_well):
                test()
            self.browser = Browser(self.place)
            for test in (self.languages, self.empty_form, self.by_keyboard, self.sent_twice, self.server_stopped, self.other_failures, self.narrow, self.without_script,
                         self.book_is_well) + ((self.pictures,) if self.shots else ()):
                test()
        finally:
            self.server.stop()
            if self.browser:
                self.browser.close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--svc", required=True)
    options.add_argument("--shots", type=pathlib.Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        tests = Tests(chosen.svc, pathlib.Path(name), chosen.shots)
        tests.run()
    sys.exit(1 if tests.failed else 0)


if __name__ == "__main__":
    main()
