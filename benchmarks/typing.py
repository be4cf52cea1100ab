"""Measure what a key costs in a long text: `python -m benchmarks.typing [WORDS]`.

Serves a newsroom of its own with the samples, pastes a text into an article's form in a
Chromium, with all that helps there switched on, and types in the middle of it. Asserts
nothing; `docs/performance.md` says what was measured.
"""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
READY = "The newsroom is open"
WORDS, KEYS, PAUSE = 20_000, 60, 120  # milliseconds between two keys
SENTENCE = "Die Forschung in Europa arbeitet seit vielen Jahren eng zusammen. "
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
# From each key until what it did is on the screen.
WATCH = """() => {
  window.keys = [];
  const { port1, port2 } = new MessageChannel();
  let begun = 0;
  port2.onmessage = () => keys.push(performance.now() - begun);
  addEventListener("keydown", () => {
    begun = performance.now();
    requestAnimationFrame(() => port1.postMessage(0));
  }, true);
}"""
PASTE = """(text, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  const options = { clipboardData, bubbles: true, cancelable: true };
  text.dispatchEvent(new ClipboardEvent("paste", options));
}"""


@contextmanager
def newsroom() -> Iterator[tuple[str, str]]:
    """Serve a newsroom with samples; yield where, and the author's password."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="typing-") as folder:
        env = {name: os.environ[name] for name in ("PATH", "HOME")}
        env |= {"PORT": str(port), "NEWSROOM_VAR": folder, "NEWSROOM_WORKER": "0"}
        command = [ROOT / "bin" / "run"]
        with subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as running:
            try:
                password = ""
                for line in running.stdout or ():
                    if line.split()[:1] == ["author"]:
                        password = line.split()[1]
                    if line.startswith(READY):
                        break
                else:
                    sys.exit("typing: the newsroom didn't open; see above.")
                yield f"http://127.0.0.1:{port}", password
            finally:
                os.killpg(running.pid, signal.SIGTERM)


def long_text(words: int) -> str:
    """Return paragraphs of some 60 words, every tenth of them a heading."""
    paragraph = SENTENCE * 7
    blocks = [
        f"<h2>{SENTENCE}</h2>" if number % 10 == 0 else f"<p>{paragraph}</p>"
        for number in range(words // 57 + 1)
    ]
    return "".join(blocks)


def begin(page: Page, site: str, password: str, words: int) -> None:
    page.goto(f"{site}/admin/login/?next=/admin/articles/article/add/")
    page.locator("[name=username]").fill("author")
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/article/add/")
    text = page.locator("#id_body_editor")
    text.evaluate(PASTE, long_text(words))
    page.wait_for_timeout(3_000)
    text.locator("p").nth(words // 120).click()
    page.wait_for_timeout(1_000)


def busy(session: CDPSession) -> float:
    """Return for how many seconds the page's one thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    [found] = [one["value"] for one in metrics if one["name"] == "TaskDuration"]
    return found


def main() -> None:
    words = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    chromium = subprocess.run(
        [ROOT / "bin" / "chromium"], check=True, capture_output=True, text=True
    )
    with newsroom() as (site, password), sync_playwright() as it:
        browser = it.chromium.launch(
            executable_path=chromium.stdout.strip(), args=[*FLAGS]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="de")
        begin(page, site, password, words)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        page.evaluate(WATCH)
        before = busy(session)
        page.keyboard.type("wort " * (KEYS // 5), delay=PAUSE)
        page.wait_for_timeout(2_000)
        worked = busy(session) - before
        keys = sorted(page.evaluate("() => keys"))
        told = page.locator("[data-words-count]").inner_text()
        browser.close()
    print(f"{told}. {len(keys)} keys, from a key to the screen:")
    print(f"  median {statistics.median(keys):.0f} ms")
    print(f"  95 of 100 within {keys[int(len(keys) * 0.95)]:.0f} ms")
    print(f"  work of the page's thread {worked / len(keys) * 1000:.0f} ms a key")


if __name__ == "__main__":
    main()
