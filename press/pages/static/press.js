// What the theme's buttons do; pages hold no handlers, so that a content security policy can forbid them.
const calls = { "window.print": () => window.print() };
for (const button of document.querySelectorAll("[data-press-call]")) {
  button.addEventListener("click", calls[button.dataset.pressCall]);
}

// "Cite this figure": its number and caption, the page's own citation, its address; shown, and copied if allowed.
for (const button of document.querySelectorAll("[data-press-cite]")) {
  button.addEventListener("click", async () => {
    const figure = document.getElementById(button.dataset.pressCite);
    const said = (place) => (place ? place.textContent.replace(/\s+/g, " ").trim() : "");
    const page = said(document.querySelector(".press-cite .press-text pre"));
    const place = new URL(`#${figure.id}`, document.querySelector("link[rel=canonical]")?.href ?? location.href);
    const number = said(figure.querySelector(".caption-number"));
    const text = `${number}: ${said(figure.querySelector(".caption-text"))} ${page} ${place}`;
    const output = button.closest("details").querySelector("output");
    output.textContent = text;
    await navigator.clipboard?.writeText(text).then(() => (output.textContent = `Copied: ${text}`), () => {});
  });
}

// A menu closes by Escape, and when something else is chosen.
addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".press-menu[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".press-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// What the address names on this page; nothing where it is no address that can be read, as "#%".
function addressed() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

// A link to a result leads into a folded table: open it, so that the row can be seen.
function openTarget() {
  const target = addressed();
  const folded = target && target.closest("details");
  if (folded && !folded.open) {
    folded.open = true;
    target.scrollIntoView({ block: "center" });
  }
}
window.addEventListener("hashchange", openTarget);
openTarget();

// The ledger's filters: one choice each for verdict, kind and theme, made of the classes that the entries carry.
// Without this script every entry is shown.
function markOf(entry, word) {
  const mark = [...entry.classList].find((name) => name.startsWith(`press-is-${word}-`));
  return mark ? mark.slice(`press-is-${word}-`.length) : "";
}

function buildFilters(place) {
  const entries = [...document.querySelectorAll("section.press-claim")];
  const selects = ["verdict", "kind", "theme"].map((word) => {
    const values = [...new Set(entries.map((entry) => markOf(entry, word)).filter(Boolean))].sort();
    const select = document.createElement("select");
    select.dataset.word = word;
    const counted = (value) => entries.filter((entry) => !value || markOf(entry, word) === value).length;
    for (const value of ["", ...values]) {
      select.add(new Option(`${value || "all"} (${counted(value)})`, value));
    }
    const label = document.createElement("label");
    label.append(word, " ", select);
    place.append(label);
    return select;
  });
  const shown = document.createElement("span");
  shown.setAttribute("role", "status");
  place.append(shown);
  const apply = () => {
    for (const entry of entries) {
      entry.hidden = selects.some((select) => select.value && markOf(entry, select.dataset.word) !== select.value);
    }
    const left = entries.filter((entry) => !entry.hidden).length;
    shown.textContent = `${left} of ${entries.length} claims shown`;
  };
  const linked = () => {
    const target = addressed();
    if (target && entries.includes(target) && target.hidden) {
      selects.forEach((select) => (select.value = ""));
      apply();
      target.scrollIntoView();
    }
  };
  place.addEventListener("change", apply);
  window.addEventListener("hashchange", linked);
  apply();
}
const filters = document.querySelector(".press-filters");
if (filters) buildFilters(filters);
