// Shows the words that prove a statement: in the text they stand in, lit up, beside the brief.
// Without it the page is whole: a citation leads to its entry among the sources, the texts stand at the end.
"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const panel = byId("texts");
  if (!panel) return;
  const view = byId("texts-view");
  const place = byId("texts-place");
  const pickers = panel.querySelectorAll(".places");
  let opener = null;

  // Offsets count characters (code points); strings of JavaScript count halves of those beyond U+FFFF.
  const beyond = /[\u{10000}-\u{10ffff}]/u;
  const length = (words) => (beyond.test(words) ? [...words].length : words.length);
  const units = (words, count) =>
    beyond.test(words) ? [...words].slice(0, count).join("").length : count;

  function darken() {
    for (const mark of view.querySelectorAll("mark")) {
      const around = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      around.normalize();
    }
    document.querySelectorAll("[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  }

  function lighten(text, start, end) {
    for (const run of text.querySelectorAll(".run")) {
      const first = Number(run.dataset.start);
      if (first < end && start < Number(run.dataset.end)) lightenIn(run, start - first, end - first);
    }
    return text.querySelector("mark");
  }

  // Characters `from` to `to` of a run, whatever nodes they lie in.
  function lightenIn(run, from, to) {
    const nodes = [];
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let at = 0;
    for (const node of nodes) {
      const count = length(node.data);
      const left = Math.max(from - at, 0);
      const right = Math.min(to - at, count);
      at += count;
      if (left >= right) continue;
      const head = units(node.data, left);
      const tail = units(node.data, right);
      if (tail < node.length) node.splitText(tail);
      const words = head ? node.splitText(head) : node;
      const mark = document.createElement("mark");
      words.replaceWith(mark);
      mark.append(words);
    }
  }

  // Runs out of sight have no layout of their own until they are near, and push the words away when they get one: a few
  // frames are watched.
  function scrollTo(target, frames = 8) {
    if (!target.isConnected) return;
    const wanted = target.getBoundingClientRect().top - view.getBoundingClientRect().top;
    view.scrollTop += wanted - view.clientHeight / 4;
    if (frames) requestAnimationFrame(() => scrollTo(target, frames - 1));
  }

  // The brief makes room for the text: what was clicked stays where it was, or comes into sight.
  function keep(link, change) {
    const before = link.getBoundingClientRect().top;
    change();
    window.scrollBy(0, link.getBoundingClientRect().top - before);
    link.scrollIntoView({ block: "nearest" });
  }

  function open(link, text) {
    opener = link;
    keep(link, () => document.documentElement.classList.add("reading"));
    for (const picker of pickers) picker.hidden = picker.dataset.text !== text.id;
  }

  function close() {
    if (!document.documentElement.classList.contains("reading")) return;
    const link = opener;
    darken();
    keep(link, () => document.documentElement.classList.remove("reading"));
    link.focus({ preventScroll: true });
  }

  // The list of articles names the one that is shown.
  function pick(text, start) {
    for (const picker of pickers) {
      if (picker.dataset.text !== text.id) continue;
      const select = picker.querySelector("select");
      const before = [...select.options].filter((option) => Number(option.dataset.start) <= start);
      select.selectedIndex = before.length - 1;
    }
  }

  function showText(link, text) {
    darken();
    place.textContent = "";
    open(link, text);
    scrollTo(text);
    view.focus({ preventScroll: true });
  }

  function showWords(link, entry) {
    const text = byId(entry.dataset.text);
    darken();
    place.textContent = entry.querySelector(".place").textContent;
    open(link, text);
    link.setAttribute("aria-current", "true");
    pick(text, Number(entry.dataset.start));
    const mark = lighten(text, Number(entry.dataset.start), Number(entry.dataset.end));
    if (!mark) return;
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    scrollTo(mark);
  }

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a.cite, a.open");
    if (!link) return;
    const source = link.classList.contains("cite") ? link.hash.slice(1) : `source-${link.dataset.source}`;
    const entry = byId(source);
    if (entry && entry.dataset.text) {
      event.preventDefault();
      showWords(link, entry);
    } else if (link.classList.contains("open")) {
      event.preventDefault();
      showText(link, byId(link.hash.slice(1)));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  byId("texts-close").addEventListener("click", close);
  for (const picker of pickers) {
    picker.addEventListener("change", (event) => scrollTo(byId(event.target.value)));
  }
});
