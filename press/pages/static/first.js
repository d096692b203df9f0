// Read before a page is shown: the theme that its reader chose, so that no page flashes in another. All else that
// pages bring waits until they can be read: the whole style sheet when the text and the first picture are there,
// then the scripts, in their order.
(() => {
  const { dataset } = document.documentElement;
  const { styles } = document.currentScript.dataset;
  const kept = (name) => {
    try {
      return localStorage.getItem(name) || "auto";
    } catch {
      return "auto"; // the reader's browser stores nothing
    }
  };
  const chosen = kept("theme");
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  dataset.mode = kept("mode");
  dataset.theme = chosen === "auto" ? system : chosen;

  const either = (one, then) => ["load", "error"].forEach((name) => one.addEventListener(name, then, { once: true }));

  function scripts() {
    for (const { src } of document.querySelectorAll("script[type='press/later']")) {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
  }

  function later() {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles });
    either(sheet, scripts);
    document.head.append(sheet);
  }

  addEventListener("DOMContentLoaded", () => {
    const picture = document.querySelector("img[fetchpriority=high]");
    if (picture && !picture.complete) either(picture, later);
    else later();
  });
})();
