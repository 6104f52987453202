// Starts the program, then shuts the door behind it. A file, because the content policy forbids inline script.

const here = (name) => new URL(name, document.baseURI).href;

try {
  const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
  const { default: start } = await import(here(js));
  await start({ module_or_path: here(wasm) });

  // From here on the page cannot connect to anything, not even the place it came from.
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'";
  document.head.append(policy);

  document.getElementById('shell').remove();
} catch (error) {
  console.error(error);
  sayItFailed();
}

function sayItFailed() {
  const lines = [
    'Reload the page to try again. If it fails again, the browser may be too old or the connection too weak.',
    'Use the paper form meanwhile. Nothing you typed has been sent anywhere.',
  ];
  const notice = document.createElement('div');
  notice.className = 'govuk-error-summary';
  notice.setAttribute('role', 'alert');
  const heading = document.createElement('h2');
  heading.className = 'govuk-error-summary__title';
  heading.textContent = 'Waymark could not start';
  notice.append(heading);
  for (const line of lines) {
    const paragraph = document.createElement('p');
    paragraph.className = 'govuk-body';
    paragraph.textContent = line;
    notice.append(paragraph);
  }
  document.getElementById('shell-status').replaceChildren(notice);
}
