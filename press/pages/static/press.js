// What scripts say in the language of the page: words for Sphinx's own gettext, `_`.
Object.assign(Documentation.TRANSLATIONS, JSON.parse(document.querySelector("meta[name=press-words]")?.content ?? "{}"));

// What the theme's buttons do; pages hold no handlers, so that a content security policy can forbid them.
const calls = { "window.print": () => window.print() };
for (const button of document.querySelectorAll("[data-press-call]")) {
  button.addEventListener("click", calls[button.dataset.pressCall]);
}

// "Cite this figure": its number and caption, the page's own citation, its address; shown, and copied if allowed.
for (const button of document.querySelectorAll("[data-press-cite]")) {
  button.addEventListener("click", async () => {
    const figure = document.getElementById(button.dataset.pressCite);
    const spoken = (place) => (place ? place.textContent.replace(/\s+/g, " ").trim() : "");
    const page = spoken(document.querySelector(".press-cite .press-text pre"));
    const place = new URL(`#${figure.id}`, document.querySelector("link[rel=canonical]")?.href ?? location.href);
    const number = spoken(figure.querySelector(".caption-number"));
    const text = `${number}${_(": ")}${spoken(figure.querySelector(".caption-text"))} ${page} ${place}`;
    const output = button.closest("details").querySelector("output");
    output.textContent = text;
    await navigator.clipboard?.writeText(text).then(() => (output.textContent = _("Copied: {text}").replace("{text}", () => text)), () => {});
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

// A link to a result leads into a folded table, one to code to a fold behind its anchor: open it.
function openTarget() {
  const target = addressed();
  if (!target) return;
  const code = target.id.startsWith("code-");
  const folds = [...document.querySelectorAll("details")];
  const after = (fold) => target.compareDocumentPosition(fold) & Node.DOCUMENT_POSITION_FOLLOWING;
  const folded = code ? folds.find(after) : target.closest("details");
  for (let fold = folded; fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (folded) target.scrollIntoView({ block: code ? "start" : "center" });
  offerBack(target, code ? folded : target.lastElementChild);
}

// Who follows a number can go back to where it stood in the text.
const FOLLOWED = "press-followed";
function remember(href) {
  try {
    sessionStorage.setItem(FOLLOWED, href);
  } catch (error) {
    // a browser that stores nothing has its own way back
  }
}
function offerBack(target, place) {
  let followed = "";
  try {
    followed = sessionStorage.getItem(FOLLOWED);
    sessionStorage.removeItem(FOLLOWED);
  } catch (error) {
    return;
  }
  if (followed !== location.href || !place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "press-back";
  button.textContent = _("Back to the text");
  button.addEventListener("click", () => {
    button.remove();
    history.back();
  });
  if (target === place.parentElement) place.append(" ", button);
  else place.before(button);
}
window.addEventListener("hashchange", openTarget);
openTarget();
