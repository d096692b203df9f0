// Figures that can be touched. The picture stands there first, and comes back on paper; the scripts and the data of
// a figure are read when a reader asks for it (of the explorer, when the page has been shown and nothing else is
// to be done). `pressTouch` is what a data file calls.
(() => {
  const here = document.currentScript.src;
  const told = new Map(); // what the data files said, by name
  const loaded = new Map();
  const live = new Set(); // what draws again when the theme changes

  window.pressTouch = (name, said) => told.set(name, said);

  function script(src) {
    if (!loaded.has(src)) {
      const reading = new Promise((done, failed) => {
        const element = document.createElement("script");
        element.src = src;
        element.onload = done;
        element.onerror = () => failed(new Error(src));
        document.head.append(element);
      });
      reading.catch(() => loaded.delete(src)); // to be tried again
      loaded.set(src, reading);
    }
    return loaded.get(src);
  }

  const beside = (name) => new URL(name, here).href;

  async function data(link, name) {
    await script(link.href);
    return told.get(name);
  }

  // `make("p", {className: "x", textContent: "y"}, child, ...)`: an element
  function make(tag, set = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) {
      if (name.startsWith("aria-") || name === "role") element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children);
    return element;
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  // ---- drawing -----------------------------------------------------------------------------------------

  const isDark = () => document.documentElement.dataset.theme === "dark";

  // A colour half way to white, for dark ground.
  function paler(hex) {
    const parts = [1, 3, 5].map((at) => Math.round((parseInt(hex.slice(at, at + 2), 16) + 255) / 2));
    return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }
  const toned = (colour) => (isDark() ? paler(colour) : colour);

  function themed(spec, alt) {
    const style = getComputedStyle(document.documentElement);
    const text = style.getPropertyValue("--pst-color-text-base").trim();
    const line = style.getPropertyValue("--press-line").trim();
    const layer = JSON.stringify(spec.layer).replace(/#[0-9a-f]{6}/gi, toned);
    const axis = { labelColor: text, titleColor: text, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" };
    const config = {
      background: null,
      font: getComputedStyle(document.body).fontFamily,
      axis: { ...axis, gridColor: line, domainColor: line, tickColor: line },
      legend: { labelColor: text, labelFontSize: 12 },
      view: { stroke: null },
      text: { color: text },
    };
    return { ...spec, layer: JSON.parse(layer), description: alt, config };
  }

  // What is told of the nearest mark: Vega-Lite asks the cell about the mark, which has no words of its own.
  function nearest(vega) {
    for (const mark of vega.marks ?? []) {
      if (mark.name?.endsWith("_voronoi")) mark.encode.update.tooltip = { signal: "datum.datum.said" };
      nearest(mark);
    }
    return vega;
  }

  // Draws into `place`; the view, whose signals and data can be changed.
  async function draw(place, spec, alt) {
    await script(beside("vega.js"));
    const tooltip = { theme: isDark() ? "dark" : "light" };
    const options = { ast: true, actions: false, renderer: "svg", patch: nearest, tooltip };
    const { view } = await window.vegaEmbed(place, themed(spec, alt), options);
    return view;
  }

  new MutationObserver(() => {
    for (const again of live) again();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });

  // ---- a figure with choices ---------------------------------------------------------------------------

  const FEW = 40; // boxes that need no search

  function one(choice, change) {
    const select = make("select");
    for (const [value, said] of choice.options) select.add(new Option(said, value));
    select.addEventListener("change", () => change(select.value));
    return make("label", {}, choice.said, " ", select);
  }

  function many(choice, words, change) {
    const boxes = choice.options.map(([value, said, colour]) => {
      const box = make("input", { type: "checkbox", value, checked: true });
      const swatch = make("span", { className: "press-swatch", "aria-hidden": "true" });
      swatch.dataset.colour = colour;
      return make("label", {}, box, swatch, said);
    });
    const chosen = () => boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value);
    const all = make("button", { type: "button", textContent: words.all });
    const none = make("button", { type: "button", textContent: words.none });
    for (const button of [all, none]) {
      button.addEventListener("click", () => {
        for (const box of boxes) if (!box.hidden) box.firstChild.checked = button === all;
        change(chosen());
      });
    }
    const field = make("fieldset", {}, make("legend", { textContent: choice.said }));
    if (boxes.length > FEW) {
      const find = make("input", { type: "search" });
      find.addEventListener("input", () => {
        for (const box of boxes) box.hidden = !box.textContent.toLowerCase().includes(find.value.toLowerCase());
      });
      field.append(make("label", {}, words.find, " ", find));
    }
    if (boxes.length > 2) field.append(all, none);
    field.append(make("div", { className: "press-boxes" }, ...boxes));
    field.addEventListener("change", (event) => event.target.type === "checkbox" && change(chosen()));
    return field;
  }

  function swatches(place) {
    for (const swatch of place.querySelectorAll(".press-swatch")) swatch.style.background = toned(swatch.dataset.colour);
  }

  async function chart(stage, said, alt) {
    const plot = make("div", { className: "press-plot" });
    const state = new Map();
    let view = null;
    const set = (param) => (value) => {
      state.set(param, value);
      view.signal(param, value).runAsync();
    };
    const controls = make("div", { className: "press-choices" });
    for (const choice of said.choices) {
      controls.append(choice.many ? many(choice, said.words, set(choice.param)) : one(choice, set(choice.param)));
    }
    stage.append(controls, plot);
    async function show() {
      swatches(stage);
      view?.finalize();
      view = await draw(plot, said.spec, alt);
      for (const [param, value] of state) view.signal(param, value);
      await view.runAsync();
    }
    live.add(show);
    await show();
    return () => live.delete(show);
  }

  // ---- from picture to figure and back -----------------------------------------------------------------

  function prepare(offer) {
    const figure = offer.closest("figure");
    const [main, ...parts] = offer.querySelectorAll("a");
    const alt = figure.querySelector("img").alt;
    const button = make("button", { type: "button", textContent: main.textContent });
    const failed = make("span", { role: "status" });
    let stage = null;
    let leave = null;
    offer.replaceChildren(button, " ", failed);

    async function open() {
      button.disabled = true;
      try {
        const said = await data(main, figure.id);
        stage = make("div", { className: "press-live press-preparing" }); // beneath the picture, unseen
        if (/\p{Script=Han}/u.test(said.title)) stage.lang = "zh-Hans";
        if (said.kind !== "explorer") {
          stage.append(make("p", { className: "press-live-title", textContent: said.title }));
          stage.append(make("p", { className: "press-live-measured", textContent: said.measured }));
        }
        figure.prepend(stage);
        if (said.kind === "explorer") {
          await script(beside("explorer.js"));
          const part = (name) => data(parts.find((link) => link.textContent === name), `${figure.id}/${name}`);
          leave = await window.pressExplorer(stage, said, part, { draw, live, make, filled });
        } else {
          leave = await chart(stage, said, alt);
        }
        stage.append(make("p", { className: "press-live-source", textContent: said.source }));
        stage.classList.remove("press-preparing");
        figure.classList.add("press-touched");
        button.textContent = said.words["touch.close"] ?? said.words.close;
        failed.textContent = "";
      } catch (error) {
        close();
        failed.textContent = offer.dataset.failed;
      }
      button.disabled = false;
    }

    function close() {
      leave?.();
      stage?.remove();
      stage = leave = null;
      figure.classList.remove("press-touched");
      button.textContent = main.textContent;
    }

    button.addEventListener("click", () => (stage ? close() : open()));
    if (offer.dataset.kind === "explorer") {
      if (location.hash.includes("=")) open();
      else if (!navigator.connection?.saveData) {
        addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(open));
      }
    }
  }

  for (const offer of document.querySelectorAll(".press-touch")) prepare(offer);
})();
