"""How the reference front end does on a slow phone: ``python -m tools.web_speed``.

A processor four times slower, 1.6 Mbit/s down, 150 ms there and back. What counts are the numbers
of requests and bytes, and the shift; milliseconds are those of the machine it runs on.
"""

from tools import served, web

NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
PAGES = {
    "find": "",
    "read": "?read=procedure/epidural-steroid-injection",
    "compare": "?compare=nerve-block,radiofrequency-ablation,epidural-steroid-injection",
}
OBSERVE = """
  window.seen = { shift: 0, largest: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((each) => {
    if (!each.hadRecentInput) seen.shift += each.value;
  })).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((each) => {
    seen.largest = each.startTime;
  })).observe({ type: "largest-contentful-paint", buffered: true });
"""


def measured(page, address):
    """Requests, bytes, milliseconds to the largest paint, and shift, until the page is there."""
    counted = {"requests": 0, "library": 0, "bytes": 0}
    sync = ("/manifest/", "/changes/")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def finished(event):
        counted["requests"] += 1
        counted["bytes"] += int(event["encodedDataLength"])

    def asked(request):
        # The copy is filled once the page is there and the browser idle.
        counted["library"] += "/api/v1/" in request.url and not any(s in request.url for s in sync)

    session.on("Network.loadingFinished", finished)
    page.on("request", asked)
    page.goto(address)
    page.wait_for_selector("h1")
    told = dict(counted)
    page.wait_for_timeout(300)
    seen = page.evaluate("seen")
    return told | {"ms": round(seen["largest"]), "shift": round(seen["shift"], 3)}


def main():
    with served.library() as library, web.served(library) as site, served.browser() as chromium:
        for name, query in PAGES.items():
            context = chromium.new_context(viewport={"width": 390, "height": 844})
            context.add_init_script(OBSERVE)
            print(name, "first", measured(context.new_page(), f"{site}/{query}"))
            page = context.new_page()
            page.goto(f"{site}/{query}")
            page.wait_for_function("() => localStorage['copy-as-of']")
            page.evaluate("navigator.serviceWorker.ready")
            print(name, "again", measured(context.new_page(), f"{site}/{query}"))
            context.close()


if __name__ == "__main__":
    main()
