// The explorer: what `analysis.methods.rulers` computes, of the choice that a reader makes. What is chosen stands in
// the address: `#series=real.v5&measure=cv&weights=people&from=2012&to=2024&without=Beijing,Shanghai`.
(() => {
  // ---- rulers ------------------------------------------------------------------------------------------

  const ROUNDING = 1e-13; // what is left of regions that are all alike

  function reading(x, w, measure) {
    const found = measured(x, w, measure);
    return found > ROUNDING ? found : 0;
  }

  // A measure of levels `x` with weights `w`, arrays of one length.
  function measured(x, w, measure) {
    const n = x.length;
    let total = 0;
    for (let i = 0; i < n; i++) total += w[i];
    const z = measure === "sdlog" ? x.map(Math.log) : x;
    let mean = 0;
    for (let i = 0; i < n; i++) mean += (w[i] / total) * z[i];
    let sum = 0;
    if (measure === "cv" || measure === "sdlog") {
      for (let i = 0; i < n; i++) sum += (w[i] / total) * (z[i] - mean) ** 2;
      return Math.sqrt(sum) / (measure === "cv" ? mean : 1);
    }
    if (measure === "theil") {
      for (let i = 0; i < n; i++) sum += (w[i] / total) * (x[i] / mean) * Math.log(x[i] / mean);
      return sum;
    }
    const order = Array.from(x.keys()).sort((a, b) => x[a] - x[b]); // Gini
    let below = 0;
    for (const i of order) {
      const p = w[i] / total;
      sum += p * x[i] * (2 * below + p - 1);
      below += p;
    }
    return sum / mean;
  }

  function quantile(sorted, q) {
    const place = q * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
  }

  function numbers(text, Kind) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Kind(bytes.buffer); // browsers' numbers in memory have the lowest byte first, as the file has
  }

  function unpacked(part) {
    const held = { values: numbers(part.values, Float64Array) };
    if (part.people) held.people = numbers(part.people, Float64Array);
    if (part.chance) {
      const { shocks, noise } = part.chance;
      held.chance = { ...part.chance, shocks: numbers(shocks, Int16Array), noise: numbers(noise, Int16Array) };
    }
    return held;
  }

  // What the ruler reads in each year, and how far chance moves it: {year, value, low, high, p}, `low` to `p` only
  // where the series has worlds that begin by then. `kept` are places of regions, `level` the share at either end.
  function band(held, years, choice, kept, level) {
    const count = years.length;
    const n = held.values.length / count;
    const column = (from, at, places) => Float64Array.from(places, (i) => from[i * count + at]);
    const everyone = Array.from({ length: n }, (_, i) => i);
    const weights = (at) =>
      choice.weights === "people" ? column(held.people, at, kept) : new Float64Array(kept.length).fill(1);
    const first = years.indexOf(choice.from);
    const last = years.indexOf(choice.to);
    const rows = [];
    for (let at = first; at <= last; at++) {
      rows.push({ year: years[at], value: reading(column(held.values, at, kept), weights(at), choice.measure) });
    }
    const chance = held.chance;
    if (!chance || choice.from < chance.first || !rows[0].value) return rows;
    const start = column(held.values, first, everyone).map(Math.log);
    const mean = start.reduce((sum, log) => sum + log, 0) / n;
    const spread = start.reduce((sum, log) => sum + (log - mean) ** 2, 0) / n;
    const variance = chance.error ** 2 / 2;
    const part = variance / Math.max(spread, variance, 1e-300);
    const seen = Math.sqrt(variance * (1 - part)) * chance.noise_step;
    const later = Math.sqrt(variance) * chance.noise_step;
    const begin = Float64Array.from(kept, (i) => Math.exp(start[i]));
    const end = new Float64Array(kept.length);
    const ratios = new Float64Array(chance.worlds);
    Object.assign(rows[0], { low: rows[0].value, high: rows[0].value, p: 1 });
    for (const row of rows.slice(1)) {
      const w = weights(years.indexOf(row.year));
      const from = reading(begin, w, choice.measure);
      const year = row.year - choice.from - 1;
      for (let world = 0; world < chance.worlds; world++) {
        kept.forEach((i, place) => {
          const own = world * n + i;
          const wrong = later * chance.noise[chance.worlds * n + own] - part * (start[i] - mean) - seen * chance.noise[own];
          end[place] = Math.exp(start[i] + chance.step * chance.shocks[own * chance.years + year] + wrong);
        });
        ratios[world] = reading(end, w, choice.measure) / from;
      }
      const moved = row.value / rows[0].value;
      const far = ratios.filter((ratio) => (moved < 1 ? ratio <= moved : ratio >= moved)).length;
      ratios.sort();
      row.low = rows[0].value * quantile(ratios, level);
      row.high = rows[0].value * quantile(ratios, 1 - level);
      row.p = (1 + far) / (1 + chance.worlds);
    }
    return rows;
  }

  // ---- the sentence ------------------------------------------------------------------------------------

  const NAMED = 4; // regions left out that a sentence names

  function sentence(rows, choice, said, filled) {
    const { words } = said;
    const series = said.series.find((one) => one.name === choice.series);
    const first = rows[0];
    const last = rows[rows.length - 1];
    if (!first.value) return filled(words.zero, { first: first.year });
    const change = 100 * (last.value / first.value - 1);
    const size = Math.abs(change).toFixed(1);
    const names = said.regions.filter((region) => choice.without.has(region.name)).map((region) => region.said);
    const listed = new Intl.ListFormat(said.language).format(names);
    let without = "";
    if (names.length > NAMED) without = filled(words.without_many, { count: names.length });
    else if (names.length) without = filled(words.without, { names: listed });
    const measure = words[`measure.${choice.measure}`];
    const values = { series: series.inside, without, size, first: first.year, last: last.year };
    values.measure = choice.weights === "people" ? filled(words.weighted, { measure }) : measure;
    const way = size === "0.0" ? "stayed" : change < 0 ? "fell" : "rose";
    let chance = words.uncounted;
    if (last.p !== undefined) {
      const beyond = last.p <= said.level;
      const hits = Math.max(Math.round(100 * last.p), beyond ? 0 : Math.floor(100 * said.level) + 1);
      chance = beyond ? (100 * last.p < 1 ? words.beyond_all : words.beyond) : words.within;
      chance = filled(chance, { hits });
    } else if (series.chance) chance = filled(words.before, { since: series.since });
    return filled(words[way], values).replace(/ +/g, " ") + chance;
  }

  // ---- what is chosen ----------------------------------------------------------------------------------

  function standard(said, name = said.main) {
    const series = said.series.find((one) => one.name === name);
    const to = series.years[series.years.length - 1];
    return { series: name, measure: "cv", weights: "alike", from: series.since, to, without: new Set() };
  }

  // The choice that an address names; what it does not name, or what there is not, as at first.
  function read(said) {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const series = said.series.find((one) => one.name === state.get("series"));
    const choice = standard(said, series?.name);
    if (said.measures.includes(state.get("measure"))) choice.measure = state.get("measure");
    if (state.get("weights") === "people") choice.weights = "people";
    for (const end of ["from", "to"]) if (state.has(end)) choice[end] = Number(state.get(end));
    const names = new Set((state.get("without") ?? "").split(",").map(decodeURIComponent));
    choice.without = new Set(said.regions.map((region) => region.name).filter((name) => names.has(name)));
    return fitting(said, choice);
  }

  // A choice that the series can have: its years, the first before the last; people where it has them.
  function fitting(said, choice) {
    const series = said.series.find((one) => one.name === choice.series);
    const { years } = series;
    if (!series.weighted) choice.weights = "alike";
    if (!years.includes(choice.to)) choice.to = years[years.length - 1];
    if (!years.includes(choice.from)) choice.from = series.since;
    if (choice.from >= choice.to) [choice.from, choice.to] = [years[0], years[years.length - 1]];
    return choice;
  }

  function address(choice) {
    const { without, ...plain } = choice;
    const state = new URLSearchParams(plain);
    if (without.size) state.set("without", [...without].map(encodeURIComponent).join(","));
    return `#${state}`;
  }

  // ---- the page ----------------------------------------------------------------------------------------

  window.pressExplorer = async (stage, said, part, { draw, live, make, filled }) => {
    const { words } = said;
    let choice = read(said);
    let view = null;
    let rows = [];
    let ready = false; // for a picture: sentence and table come first

    const named = ({ said: title, unit }) =>
      said.language === "zh-CN" ? `${title}（${unit}）` : `${title} (${unit})`;
    const chooser = (name, options) => {
      const select = make("select", { name });
      for (const [value, text] of options) select.add(new Option(text, value));
      return select;
    };
    const fields = {
      series: chooser("series", said.series.map((one) => [one.name, named(one)])),
      measure: chooser("measure", said.measures.map((name) => [name, words[`measure.${name}`]])),
      weights: chooser("weights", [["alike", words.alike], ["people", words.people]]),
      from: chooser("from", []),
      to: chooser("to", []),
    };
    const controls = make("div", { className: "press-choices" });
    for (const [name, field] of Object.entries(fields)) controls.append(make("label", {}, words[name], " ", field));

    const result = make("p", { className: "press-sentence", role: "status" });
    const plot = make("div", { className: "press-plot" });

    // regions: tiles of a map where the package has one, a list elsewhere; of many, some by the rule
    const few = said.regions.length <= said.listed;
    const tiled = few && said.regions.every((region) => region.tile);
    const boxes = new Map();
    for (const region of said.regions) {
      const box = make("input", { type: "checkbox", value: region.name, "aria-label": region.said });
      const text = make("span", { textContent: tiled ? region.short : region.said, "aria-hidden": "true" });
      const label = make("label", { title: region.said }, box, text);
      if (tiled) label.style.gridArea = `${region.tile[0] + 1} / ${region.tile[1] + 1}`;
      boxes.set(region.name, label);
    }
    const legend = make("legend");
    const map = make("div", { className: tiled ? "press-tiles" : "press-boxes" });
    const groups = [...new Set(said.regions.map((region) => region.group).filter(Boolean))];
    const switches = make("p", { className: "press-switches" });
    const every = make("button", { type: "button", textContent: words.every });
    every.addEventListener("click", () => change({ without: new Set() }));
    switches.append(every);
    for (const group of groups.length > 1 && groups.length <= 12 ? groups : []) {
      const button = make("button", { type: "button", textContent: group });
      button.setAttribute("aria-label", filled(words.group, { group }));
      const own = said.regions.filter((region) => region.group === group).map((region) => region.name);
      button.addEventListener("click", () => {
        const out = new Set(choice.without);
        const all = own.every((name) => out.has(name));
        for (const name of own) all ? out.delete(name) : out.add(name);
        change({ without: out });
      });
      switches.append(button);
    }
    const find = make("input", { type: "search" });
    const rule = make("p", { className: "press-rule" });
    const regions = make("fieldset", { className: "press-regions" }, legend, switches);
    if (!few) regions.append(make("label", {}, words.find, " ", find), rule);
    regions.append(map);
    if (few) map.append(...boxes.values());

    const body = make("tbody");
    const heads = ["year", "value", "low", "high"].map((name) => make("th", { scope: "col", textContent: words[name] }));
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body);
    const scroll = make("div", { className: "press-scroll" }, table);
    const values = make("details", {}, make("summary", { textContent: words.table }), scroll);

    const copy = make("button", { type: "button", textContent: words.copy });
    copy.addEventListener("click", async () => {
      history.replaceState(null, "", address(choice));
      try {
        await navigator.clipboard.writeText(location.href);
        copy.textContent = words.copied;
      } catch (error) {
        copy.after(" ", make("code", { textContent: location.href })); // no clipboard here: to be copied by hand
      }
    });
    const again = make("button", { type: "button", textContent: words.reset });
    again.addEventListener("click", () => {
      choice = standard(said);
      change({});
    });
    stage.append(result, plot, controls, regions, make("p", { className: "press-switches" }, copy, again), values);

    // Of many regions: those left out, and those found by name, or else the highest and lowest of the last year.
    function list(held, series) {
      const count = series.years.length;
      const sought = find.value.trim().toLowerCase();
      const order = said.regions.map((region, i) => [held.values[i * count + count - 1], region.name, region.said]);
      order.sort((a, b) => b[0] - a[0]);
      const found = sought
        ? order.filter(([, , name]) => name.toLowerCase().includes(sought)).slice(0, said.listed)
        : [...order.slice(0, said.listed / 2), ...order.slice(-said.listed / 2)];
      const shown = found.map(([, name]) => name);
      map.replaceChildren(...new Set([...choice.without, ...shown].map((name) => boxes.get(name))));
      rule.textContent = filled(words.shown, { count: shown.length, all: said.regions.length });
    }

    async function show() {
      const series = said.series.find((one) => one.name === choice.series);
      const asked = choice;
      const held = unpacked(await part(choice.series));
      if (asked !== choice) return; // another choice was made meanwhile
      for (const [name, field] of Object.entries(fields)) {
        if (name === "from" || name === "to") field.replaceChildren(...series.years.map((year) => new Option(year, year)));
        field.value = choice[name];
      }
      fields.weights.disabled = !series.weighted;
      for (const [name, label] of boxes) label.firstChild.checked = !choice.without.has(name);
      const kept = said.regions.flatMap((region, i) => (choice.without.has(region.name) ? [] : [i]));
      legend.textContent = filled(words.regions, { left: kept.length, all: said.regions.length });
      if (!few) list(held, series);
      rows = kept.length < 2 ? [] : band(held, series.years, choice, kept, said.level);
      result.textContent = rows.length ? sentence(rows, choice, said, filled) : words.few;
      const digits = (value) => (value === undefined ? "–" : value.toFixed(4));
      body.replaceChildren(
        ...rows.map((row) =>
          make(
            "tr",
            {},
            make("th", { scope: "row", textContent: row.year }),
            ...[row.value, row.low, row.high].map((value) => make("td", { textContent: digits(value) })),
          ),
        ),
      );
      const told = (row) => ({ low: row.value, high: row.value, ...row, said: `${row.year} · ${digits(row.value)}` });
      said.spec.data.values = rows.map(told);
      plot.hidden = !rows.length;
      if (!ready || !rows.length) return;
      if (view) await view.data("rows", said.spec.data.values).runAsync();
      else await picture();
    }

    async function change(changes) {
      choice = fitting(said, { ...choice, ...changes });
      history.replaceState(null, "", address(choice));
      await show();
    }

    controls.addEventListener("change", ({ target }) => {
      const isYear = target.name === "from" || target.name === "to";
      change({ [target.name]: isYear ? Number(target.value) : target.value });
    });
    map.addEventListener("change", ({ target }) => {
      const out = new Set(choice.without);
      target.checked ? out.delete(target.value) : out.add(target.value);
      change({ without: out });
    });
    find.addEventListener("input", show);

    async function picture() {
      view?.finalize();
      view = rows.length ? await draw(plot, said.spec, words.picture) : null;
    }
    function moved() {
      choice = read(said);
      show();
    }
    addEventListener("hashchange", moved);
    live.add(picture);
    await show();
    ready = true;
    await picture();
    return () => {
      live.delete(picture);
      removeEventListener("hashchange", moved);
    };
  };
  window.pressRulers = { reading, band, unpacked, sentence };
})();
