// A number in prose says what it is: on hover, on touch, and by keyboard (focus, Enter, Escape).
(() => {
  const said = JSON.parse(document.getElementById("press-numbers").dataset.said);
  const box = document.createElement("div");
  box.className = "press-about";
  box.setAttribute("popover", "manual"); // one that closes itself gives the focus back, which would open it again
  box.setAttribute("role", "dialog");
  let number = null; // the link that the box speaks of
  let timer = 0;
  let leaving = false; // the focus goes back to the number: that does not open the box again

  function named(link) {
    return decodeURIComponent(link.hash.slice(1)).replace(/^result-/, "");
  }

  function part(tag, text, name) {
    const found = document.createElement(tag);
    found.textContent = text;
    if (name) found.className = name;
    return found;
  }

  function leading(text, href) {
    const link = part("a", text);
    link.href = href;
    link.addEventListener("click", () => remember(link.href));
    return link;
  }

  function fill(link) {
    const id = named(link);
    const about = said.numbers[id];
    const chapter = said.chapters[about.chapter];
    const copy = part("button", _("Copy citation"));
    copy.type = "button";
    copy.addEventListener("click", async () => {
      const address = location.protocol.startsWith("http") ? ` ${link.href}` : "";
      const number = _("Number {id}: {value}.").replace("{id}", id).replace("{value}", about.value);
      const text = `${chapter.cite} ${number}${address}`;
      try {
        await navigator.clipboard.writeText(text);
        copy.textContent = _("Copied");
      } catch (error) {
        copy.after(part("code", text)); // no clipboard here: to be copied by hand
      }
    });
    const links = document.createElement("p");
    links.append(leading(chapter.title, link.href));
    if (about.code) links.append(leading(_("The code"), `${chapter.uri}#${about.code}`));
    links.append(copy);
    box.replaceChildren(part("p", about.what, "press-what"));
    box.append(part("p", about.value + (about.interval ? _(", interval {ends}").replace("{ends}", about.interval) : "")));
    if (about.source) box.append(part("p", about.source, "press-source"));
    box.append(links);
    box.setAttribute("aria-label", about.what);
  }

  function show(link) {
    window.clearTimeout(timer);
    if (number === link && box.matches(":popover-open")) return;
    hide();
    number = link;
    fill(link);
    link.after(box); // behind the number, so that Tab leads into it
    box.showPopover();
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    box.style.left = `${Math.max(8, Math.min(at.left, room))}px`;
    const below = at.bottom + 4;
    const fits = below + box.offsetHeight < window.innerHeight;
    box.style.top = `${fits ? below : Math.max(8, at.top - box.offsetHeight - 4)}px`;
    link.setAttribute("aria-expanded", "true");
  }

  function hide() {
    window.clearTimeout(timer);
    if (box.matches(":popover-open")) box.hidePopover();
  }

  function later(action, wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, wait);
  }

  box.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && number) number.setAttribute("aria-expanded", "false");
  });
  box.addEventListener("pointerenter", () => window.clearTimeout(timer));
  box.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && !box.contains(document.activeElement)) later(hide, 300);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.matches(":popover-open")) return;
    event.preventDefault();
    const back = box.contains(document.activeElement);
    hide();
    if (!back) return;
    leaving = true;
    number.focus({ focusVisible: true });
    leaving = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target) && event.target !== number) hide();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget) && event.relatedTarget !== number) hide();
  });
  window.addEventListener("scroll", () => {
    if (!box.contains(document.activeElement)) hide();
  }, { passive: true });

  for (const link of document.querySelectorAll("a.press-result")) {
    if (!said.numbers[named(link)]) continue;
    link.removeAttribute("title"); // the box says it
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => show(link), 150);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && !box.contains(document.activeElement)) later(hide, 300);
    });
    link.addEventListener("focus", () => {
      if (!leaving && link.matches(":focus-visible")) show(link);
    });
    link.addEventListener("blur", (event) => {
      if (!box.contains(event.relatedTarget)) later(hide, 100);
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(link);
      if (event.detail === 0) box.querySelector("a").focus({ focusVisible: true }); // by Enter
    });
  }
})();
