// Updates the page while it is open. Everything works without it, by reloading.
"use strict";

const log = document.querySelector("[data-events]");
if (log) {
  // The events have the log from its start.
  log.textContent = "";
  const source = new EventSource(log.dataset.events);
  source.addEventListener("log", (event) => {
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 20;
    log.append(event.data + "\n");
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  });
  source.addEventListener("end", () => {
    source.close();
    replaceMain();
  });
}

const live = document.querySelector("[data-live]");
if (live) {
  const source = new EventSource(live.dataset.live);
  source.addEventListener("change", replaceMain);
}

// Only where nobody is within it, so that the focus stays where it is.
async function replaceMain() {
  const main = document.getElementById("main");
  if (main.contains(document.activeElement)) {
    return;
  }
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (response.ok) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    main.replaceChildren(...page.getElementById("main").childNodes);
  }
}
