// What the theme's buttons do; pages hold no handlers, so that a content security policy can forbid them.
const calls = { "window.print": () => window.print(), toggleFullScreen: () => window.toggleFullScreen() };
for (const button of document.querySelectorAll("[data-press-call]")) {
  button.addEventListener("click", calls[button.dataset.pressCall]);
}

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
