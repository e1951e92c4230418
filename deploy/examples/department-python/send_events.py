"""Sends a register of requests (CSV) to Teladan with nothing but Python's own HTTP client.

    python3 send_events.py register.csv      columns: request,service,step,officer,time

Run it as often as you like: an event's id is made of its row, so what was taken before counts once.
"""

import csv
import http.client
import json
import os
import sys
import time
from itertools import islice
from urllib.parse import urlsplit


def setting(name):
    return os.environ.get(name) or sys.exit(f"Set {name}: see README.md.")


URL = urlsplit(setting("TELADAN_URL"))  # http://127.0.0.1:8080/api/service-metrics
CREDENTIAL = setting("TELADAN_CREDENTIAL")
SOURCE = setting("TELADAN_SOURCE")  # as registered, for example /departments/disdukcapil/akta
COLUMNS = ("request", "service", "step", "officer", "time")
BATCH = 500


def event_of(row):
    return {
        "specversion": "1.0",
        "id": f"{row['request']}/{row['step']}/{row['time']}",
        "source": SOURCE,
        "type": f"teladan.service.{row['step']}.v1",  # request-received, request-finished, ...
        "time": row["time"],  # RFC 3339 with its zone: 2025-03-31T17:00:00+07:00
        "data": {"requestId": row["request"], "serviceCode": row["service"], "officerId": row["officer"] or None},
    }


def post(events):
    """One try: status, seconds to wait before the next, and the answer."""
    kind = http.client.HTTPSConnection if URL.scheme == "https" else http.client.HTTPConnection
    connection = kind(URL.netloc, timeout=30)
    headers = {"Authorization": f"Bearer {CREDENTIAL}", "Content-Type": "application/cloudevents-batch+json"}
    try:
        connection.request("POST", f"{URL.path}/ingest/events", json.dumps(events), headers)
        response = connection.getresponse()
        wait = response.getheader("Retry-After") or ""
        return response.status, int(wait) if wait.isdigit() else 0, response.read().decode()
    except (OSError, http.client.HTTPException) as error:
        return None, 0, str(error)
    finally:
        connection.close()


def deliver(events):
    """Tries until each event has been answered; the rejected ones. Waiting mends no other 4xx: it ends the program."""
    pause = 1
    while True:
        status, asked, body = post(events)
        if status == 200:
            return [answer for answer in json.loads(body) if answer["outcome"] == "rejected"]
        if status and status < 500 and status != 429:
            sys.exit(f"{status}: {body}")
        print(f"{status or 'no answer'}, trying again: {body}", file=sys.stderr)
        time.sleep(max(asked, pause))
        pause = min(pause * 2, 60)


def main(path):
    sent = rejected = 0
    with open(path, encoding="utf-8-sig", newline="") as register:
        rows = csv.DictReader(register)
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or [])]:
            sys.exit(f"{path} lacks the columns {', '.join(missing)}: its first line must be {','.join(COLUMNS)}")
        while batch := [event_of(row) for row in islice(rows, BATCH)]:
            for answer in deliver(batch):
                rejected += 1
                print(f"rejected {answer['id']}: {answer['errors']}", file=sys.stderr)
            sent += len(batch)
    print(f"{sent} events answered, {rejected} of them rejected")
    return 1 if rejected else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name one file: python3 send_events.py register.csv")
    try:
        sys.exit(main(sys.argv[1]))
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{sys.argv[1]} cannot be read as UTF-8 text: {error}")
