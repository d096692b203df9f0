// The ledger's filters: a search in its text, and a choice each for verdict, kind and theme, made of the classes
// that the entries carry. What is chosen stands in the address. Without this script every entry is shown.
(() => {
  const FACETS = { verdict: _("verdict"), theme: _("theme"), kind: _("kind") };
  const filters = document.querySelector(".press-filters");
  const names = JSON.parse(filters?.dataset.said ?? "{}"); // what the words of the classes are called
  const entries = [...document.querySelectorAll("details.press-entry")];

  function markOf(entry, word) {
    const mark = [...entry.classList].find((name) => name.startsWith(`press-is-${word}-`));
    return mark ? mark.slice(`press-is-${word}-`.length) : "";
  }

  function labelled(words, field) {
    const label = document.createElement("label");
    label.append(words, " ", field);
    return label;
  }

  function chooser(word) {
    const select = document.createElement("select");
    select.dataset.word = word;
    const values = [...new Set(entries.map((entry) => markOf(entry, word)).filter(Boolean))].sort();
    const counted = (value) => entries.filter((entry) => !value || markOf(entry, word) === value).length;
    for (const value of ["", ...values]) {
      const name = value ? names[word][value] ?? value : _("all");
      select.add(new Option(_("{name} ({n})").replace("{name}", name).replace("{n}", counted(value)), value));
    }
    return select;
  }

  function build(place) {
    const texts = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));
    const search = document.createElement("input");
    search.type = "search";
    const selects = Object.keys(FACETS).map(chooser);
    const print = document.createElement("button");
    print.type = "button";
    print.textContent = _("Print what is shown");
    print.addEventListener("click", () => window.print());
    const shown = document.createElement("span");
    shown.setAttribute("role", "status");
    place.append(labelled(_("search"), search), ...selects.map((s) => labelled(FACETS[s.dataset.word], s)), shown, print);

    function apply() {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const entry of entries) {
        const chosen = selects.every((s) => !s.value || markOf(entry, s.dataset.word) === s.value);
        entry.hidden = !chosen || !words.every((word) => texts.get(entry).includes(word));
      }
      for (const theme of document.querySelectorAll("section.press-theme")) {
        theme.hidden = !theme.querySelector("details.press-entry:not([hidden])");
      }
      const left = entries.filter((entry) => !entry.hidden).length;
      shown.textContent = _("{left} of {all} claims shown").replace("{left}", left).replace("{all}", entries.length);
    }

    function write() {
      const state = new URLSearchParams();
      for (const select of selects) if (select.value) state.set(select.dataset.word, select.value);
      if (search.value) state.set("q", search.value);
      history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
      apply();
    }

    // The address names a claim, or what to show: `#verdict=fails&theme=gaps&q=income`.
    function read() {
      const target = addressed();
      const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      if (location.hash && !location.hash.includes("=") && !(entries.includes(target) && target.hidden)) {
        if (entries.includes(target)) target.open = true;
        return;
      }
      for (const select of selects) {
        const value = state.get(select.dataset.word) || "";
        select.value = [...select.options].some((option) => option.value === value) ? value : "";
      }
      search.value = state.get("q") || "";
      apply();
      if (entries.includes(target)) {
        target.open = true;
        target.scrollIntoView();
      } else if (state.size) place.scrollIntoView();
    }
    place.addEventListener("input", write);
    window.addEventListener("hashchange", read);
    apply();
    read();
  }

  // On paper every claim that is shown stands open.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = entries.filter((entry) => !entry.open);
    for (const entry of closed) entry.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const entry of closed) entry.open = false;
  });

  if (filters) build(filters);
})();
