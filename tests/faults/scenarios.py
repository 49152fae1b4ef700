# SPDX-License-Identifier: MIT
"""The example book and the writes that are disturbed: one scenario for each way in which svc writes."""
import dataclasses
import json
import os
import re

from harness import files_in, run

ENGINEER, UNIT = "zhao", "SN0001"


class Book:
    """The files of the example book, and the ids that scenarios need."""

    def __init__(self, svc, folder):
        self.svc, self.folder = svc, os.path.join(folder, "book")
        self.draws = 0
        os.makedirs(self.folder)
        self.make()
        self.files = files_in(self.folder)

    def do(self, *words, stdin=b""):
        self.draws += 1
        result = run([self.svc, *words], self.folder, stdin, seed=f"book{self.draws}")
        if result.code:
            raise SystemExit(f"the example book can't be made: svc {' '.join(words)}: {result.err}")
        return result.out.strip()

    def make(self):
        self.do("init", "--name", "测试公司")
        post = "from=2020-02-10,department="
        self.do("staff", "new", "lina", "--name", "李娜", "--post", post + "after-sales,roles=agent")
        self.do("staff", "new", "zhao", "--name", "赵工", "--post", post + "technical,roles=engineer")
        self.do("staff", "new", "mei", "--name", "梅", "--post", post + "after-sales,roles=manager")
        self.customer = self.do("customer", "new", "--name", "某某科技", "--kind", "company", "--contact", "key=wang,name=王小明,phone=13800001111")
        self.do("model", "new", "RS-4200", "--name", "RS 4200", "--category", "server")
        self.do("unit", "new", UNIT, "--model", "RS-4200", "--category", "server", "--owner", f"customer={self.customer},from=2025-07-01",
                "--delivered", "2025-07-01", "--warranty", "12mo")
        self.tickets = [self.ticket(n) for n in range(12)]
        self.do("ticket", "respond", self.tickets[0], "--at", "-170m")
        self.repaired = self.ticket(90)
        self.repair = self.do("repair", "new", "--ticket", self.repaired, "--unit", UNIT, "--where", "site", "--engineer", ENGINEER)
        self.do("repair", "dispatch", self.repair, "--by", ENGINEER, "--at", "-120m")
        self.do("repair", "arrive", self.repair, "--by", ENGINEER, "--at", "-95m")
        self.closed = self.ticket(91, kind="consult")
        self.do("ticket", "respond", self.closed, "--at", "-170m")
        self.do("ticket", "close", self.closed, "--at", "-100m")
        # A source entered on another day: found again by looking through the folders.
        self.sourced = self.do("ticket", "new", "--kind", "other", "--channel", "web", "--summary", "旧", "--source", "system=erp,id=OLD-1", "--at", "2026-03-05 10:00")
        self.handwritten()

    def ticket(self, n, kind="repair"):
        more = [] if kind == "consult" else ["--customer", self.customer, "--unit", UNIT]
        return self.do("ticket", "new", "--kind", kind, "--channel", "hotline", "--summary", f"服务器无法启动 {n}", "--at", "-3h", *more)

    def handwritten(self):
        """As a person may write a record: other indent, flow style, single quotes."""
        self.rough = self.tickets[11]
        path = f"tickets/2026/06/{self.rough}.yaml"
        whole = os.path.join(self.folder, path)
        with open(whole, encoding="utf-8") as file:
            text = file.read()
        text = re.sub(r"summary: (.*)", r"summary: '\1'", text).replace("  - at", "    - at").replace("    by", "      by").replace("    do", "      do").replace("    logged", "      logged")
        text = text.replace("channel: hotline", "channel:   hotline\nsource: {system: erp, id: 'BX-77'}")
        with open(whole, "w", encoding="utf-8") as file:
            file.write(text)


@dataclasses.dataclass
class Scenario:
    name: str
    floor: int                 # fewer kill points than this: the test has gone blind
    words: list                # what follows "svc"
    stdin: bytes = b""
    more: bool = False         # entered again it makes another record; all others are to say that it is there
    inject: tuple = ()         # what the kernel or file system is to lack
    env: dict = dataclasses.field(default_factory=dict)
    files: dict = dataclasses.field(default_factory=dict)   # beside the book's, None: no book at all
    reads: bool = False        # nothing to write, as it was entered before
    follow: bool = True        # its children are disturbed too


def json_lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def fifty():
    """Tickets over five months, some folders of which aren't there yet."""
    return json_lines({"ticket": {"kind": "other", "channel": "web", "summary": f"第 {n} 件", "source": {"system": "erp", "id": f"B-{n}"},
                                  "events": [{"do": "receive", "at": f"2026-{1 + n % 5:02}-1{n % 9}T10:00:00+08:00"}]}} for n in range(50))


def family(book):
    """Records that name each other before they have ids; without a source, they are others each time."""
    return json_lines([{"ticket": {"id": "@t", "kind": "repair", "channel": "web", "customer": book.customer, "unit": UNIT, "summary": "一起", "source": {"system": "erp", "id": "F-1"}}},
                       {"repair": {"ticket": "@t", "unit": UNIT, "where": "site", "engineer": ENGINEER, "source": {"system": "erp", "id": "F-2"}, "events": [{"do": "dispatch"}]}},
                       {"complaint": {"customer": book.customer, "about": ["@t"], "channel": "web", "grounds": ["voiced"], "summary": "一起", "source": {"system": "erp", "id": "F-3"}}}])


IMPORT_MAP = """svc_map: 1
case: {{columns: [no], order: [at]}}
records:
  - kind: customer
    record: {{id: "@c", name: {{column: firm}}, kind: company, source: {{system: erp, id: {{column: firm}}}}}}
  - kind: ticket
    record:
      id: "@t"
      kind: repair
      channel: web
      customer: {customer}
      unit: {unit}
      summary: {{column: text}}
      source: {{system: erp, id: {{column: no}}}}
      events:
        - {{do: receive, at: {{column: at, row: first}}}}
        - {{do: note, at: {{column: at}}, text: {{column: text}}}}
  - kind: repair
    record:
      ticket: "@t"
      unit: {unit}
      where: site
      engineer: zhao
      source: {{system: erp, id: {{column: no}}}}
      events: [{{do: dispatch, at: {{column: at}}}}]
"""


def import_files(book):
    """Rows of four cases, out of order, in a month that is there and in one that isn't."""
    rows = [f"{1 + n % 4},厂{n % 2},2026-0{4 + 2 * (n % 2)}-01 1{n}:00,第 {n} 行" for n in range(8)]
    return {"map.yaml": IMPORT_MAP.format(customer=book.customer, unit=UNIT).encode(), "rows.csv": "\n".join(["no,firm,at,text", *rows, ""]).encode()}


UPDATE_MAP = """svc_map: 1
records:
  - kind: staff
    record:
      id: {column: id}
      name: {column: name}
      email: {column: mail}
      posts: [{from: 2026-01-01, department: technical, roles: [engineer]}]
"""


def update_files():
    """Two who are there and get an address, two who aren't."""
    return {"map.yaml": UPDATE_MAP.encode(), "rows.csv": "id,name,mail\nzhao,赵工,z@example.com\nnew1,新一,n@example.com\nlina,李娜,l@example.com\nnew2,新二,m@example.com\n".encode()}


def scenarios(book):
    t = book.tickets
    new = ["ticket", "new", "--kind", "repair", "--channel", "hotline", "--customer", book.customer, "--unit", UNIT, "--summary", "电源异响"]
    respond = ["ticket", "respond", t[1], "--at", "-1m"]
    batch = ["new", "--from", "-"]
    events = json_lines({"id": t[n], "do": "respond", "at": "2026-06-09T18:12:00+08:00"} for n in range(1, 11))
    no_nameless, no_exchange, no_openat2 = "access:error=ENOENT", "renameat2:error=EINVAL", "openat2:error=ENOSYS"
    return [
        Scenario("new", 45, new, more=True),
        Scenario("event", 50, respond),
        Scenario("late-event", 50, ["ticket", "assign", t[1], "--to", ENGINEER, "--at", "-168m"]),
        Scenario("diagnose", 60, ["repair", "diagnose", book.repair, "--by", ENGINEER, "--at", "-90m", "--finding", "电源坏", "--cause", "quality"]),
        Scenario("edit", 50, ["ticket", "edit", t[2], "--priority", "high", "--why", "急"]),
        Scenario("edit-staff", 40, ["staff", "edit", "zhao", "--email", "zhao@example.com"]),
        Scenario("editor", 55, ["ticket", "edit", t[3]], env={"SVC_EDITOR": "sed -i 's/^channel: .*/channel: email/'"}, follow=False),
        Scenario("void", 50, ["void", t[0], "respond@2026-06-09T15:23:20+08:00", "--why", "错"]),
        Scenario("revisit", 60, ["revisit", "call", book.closed, "--via", "phone", "--answered", "--overall", "5", "--at", "-1m"]),
        Scenario("complaint", 45, ["complaint", "new", "--customer", book.customer, "--about", t[4], "--channel", "hotline", "--ground", "voiced,online",
                                   "--grade", "general", "--summary", "来得太慢"], more=True),
        Scenario("source", 45, new + ["--source", "system=erp,id=BX-1"]),
        Scenario("source-again", 30, ["ticket", "new", "--kind", "other", "--channel", "web", "--summary", "旧", "--source", "system=erp,id=OLD-1"], reads=True),
        Scenario("unit", 40, ["unit", "new", "SN0002", "--model", "RS-4200", "--category", "server", "--owner", f"customer={book.customer},from=2026-01-01",
                              "--source", "system=erp,id=U-2"]),
        Scenario("batch", 400, batch, fifty()),
        Scenario("family", 60, batch, family(book)),
        Scenario("import", 150, ["import", "ticket", "rows.csv", "--map", "map.yaml"], files=import_files(book)),
        Scenario("import-update", 100, ["import", "staff", "rows.csv", "--map", "map.yaml", "--update"], files=update_files()),
        Scenario("enter", 200, ["enter", "--from", "-"], events),
        Scenario("fmt", 50, ["fmt", book.rough]),
        Scenario("init", 40, ["init", "--name", "新公司"], files=None),
        Scenario("out", 30, ["ticket", "list", "-O", "csv", "-o", "out.csv"], files={}),
        Scenario("out-over", 30, ["ticket", "list", "-O", "csv", "-o", "out.csv"], files={"out.csv": b"old\n"}),
        Scenario("new-named", 45, new, more=True, inject=(no_nameless,)),
        Scenario("event-named", 50, respond, inject=(no_nameless, no_exchange)),
        Scenario("event-plain", 50, respond, inject=(no_exchange,)),
        Scenario("enter-plain", 200, ["enter", "--from", "-"], events, inject=(no_exchange,)),
        Scenario("event-steps", 60, respond, inject=(no_openat2,)),
    ]
