// Search, filters, sorting and copying. The page is complete without it.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = one(".list");
  if (!list) {
    return;
  }

  // Letters without accents, in lower case, so that "uber" finds "Über".
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const statuses = ["stable", "beta", "alpha", "deprecated"];

  const plugins = all("article", list).map((element, order) => ({
    element,
    order,
    name: one("h3", element).textContent,
    text: fold([...all(".about :is(h3, code, .pill, .description)", element).map((part) => part.textContent), element.dataset.repository].join(" ")),
    status: [element.dataset.status],
    repository: [element.dataset.repository],
    labels: all(".label", element).map((label) => label.textContent),
    released: one(".release time", element)?.dateTime ?? "",
  }));
  const orders = {
    "": (a, b) => a.order - b.order,
    name: (a, b) => compare(a.name, b.name) || a.order - b.order,
    released: (a, b) => (a.released < b.released) - (a.released > b.released) || a.order - b.order,
    status: (a, b) => statuses.indexOf(a.status[0]) - statuses.indexOf(b.status[0]) || a.order - b.order,
  };

  const search = one("input[type=search]");
  const filters = all("[data-filter]");
  const sort = one("[data-sort]");
  const count = one(".count");

  const matches = (plugin, words) =>
    words.every((word) => plugin.text.includes(word)) &&
    filters.every((filter) => !filter.value || plugin[filter.dataset.filter].includes(filter.value));

  function filter() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const plugin of plugins) {
      const match = matches(plugin, words);
      if (plugin.element.hidden === match) {
        plugin.element.hidden = !match;
      }
      shown += match;
    }
    const total = plugins.length === 1 ? "1 plugin" : `${plugins.length} plugins`;
    count.textContent = shown === plugins.length ? total : `${shown} of ${total}`;
    one(".none").hidden = shown > 0;
  }

  const reorder = () => list.append(...[...plugins].sort(orders[sort.value]).map((plugin) => plugin.element));

  function reset() {
    search.value = "";
    filters.forEach((select) => (select.value = ""));
    filter();
  }

  // #id opens the plugin, whatever is filtered.
  function openLinked() {
    const linked = plugins.find((plugin) => `#${plugin.element.id}` === location.hash);
    if (linked) {
      if (linked.element.hidden) {
        reset();
      }
      one("details", linked.element)?.setAttribute("open", "");
      linked.element.scrollIntoView();
    }
  }

  async function copy(button) {
    const source = one("[data-copy]", button.parentElement);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Without https, browsers have no clipboard but that of the selection.
      getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) {
        return;
      }
    }
    button.firstChild.data = "Copied";
    count.textContent = `Copied ${source.textContent.slice(0, 100)}`;
    setTimeout(() => (button.firstChild.data = "Copy"), 2000);
  }

  search.addEventListener("input", filter);
  filters.forEach((select) => select.addEventListener("change", filter));
  sort.addEventListener("change", reorder);
  addEventListener("hashchange", openLinked);
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, a");
    if (target?.matches(".copy")) {
      copy(target);
    } else if (target?.matches(".reset")) {
      reset();
      search.focus();
    } else if (target && target.getAttribute("href") === location.hash) {
      openLinked();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  });

  document.documentElement.classList.add("script");
  // After going back, browsers fill in what was there before.
  filter();
  reorder();
  openLinked();
})();
