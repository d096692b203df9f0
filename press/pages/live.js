// Loaded by `press watch` alone: a page that shows what is new, or why there is nothing new.
(() => {
  const print = document.currentScript.dataset.print;

  function say(error) {
    let box = document.getElementById("press-live");
    if (!error) return box && box.remove();
    if (!box) {
      box = document.createElement("pre");
      box.id = "press-live";
      box.setAttribute("role", "alert");
      box.style.cssText =
        "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:9999;" +
        "background:#5c0011;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap";
      document.body.append(box);
    }
    box.textContent = `The pages stay as they were:\n\n${error}`;
  }

  function listen() {
    const socket = new WebSocket(`ws://${location.host}/-/live`);
    socket.onmessage = (message) => {
      const state = JSON.parse(message.data);
      say(state.error);
      if (!state.error && String(state.print) !== print) location.reload();
    };
    socket.onclose = () => setTimeout(listen, 500);
  }

  listen();
})();
