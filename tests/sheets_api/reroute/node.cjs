"use strict";
// Sends what a Node program means for Google to the local server; loaded through NODE_OPTIONS by
// `python -m tests.sheets_api --run`. Covers fetch (built in, or any polyfill on https) and http(s).request.

const http = require("node:http");
const https = require("node:https");

const HOSTS = new Set([
  "sheets.googleapis.com",
  "www.googleapis.com",
  "oauth2.googleapis.com",
  "drive.googleapis.com",
  "content-sheets.googleapis.com",
  "docs.google.com",
  "accounts.google.com",
]);
const own = process.env.SHEETS_API_URL && new URL(process.env.SHEETS_API_URL);

function local(address) {
  const url = new URL(address);
  if (!HOSTS.has(url.hostname)) return url;
  url.protocol = own.protocol;
  url.host = own.host;
  return url;
}

function rerouteFetch() {
  const ask = globalThis.fetch;
  globalThis.fetch = function (input, options) {
    if (input instanceof Request) return ask(new Request(local(input.url), input), options);
    return ask(local(input), options);
  };
}

function rerouteHttps() {
  const ask = https.request;
  https.request = function (...given) {
    const address = typeof given[0] === "string" || given[0] instanceof URL ? given.shift() : null;
    const callback = typeof given[given.length - 1] === "function" ? given.pop() : undefined;
    const options = { ...(given[0] || {}) };
    const host = address ? new URL(address).hostname : options.hostname || String(options.host).split(":")[0];
    if (!HOSTS.has(host)) {
      return address ? ask.call(https, address, options, callback) : ask.call(https, options, callback);
    }
    const path = address ? new URL(address).pathname + new URL(address).search : options.path;
    const headers = { ...(options.headers || {}) };
    for (const name of Object.keys(headers)) if (name.toLowerCase() === "host") delete headers[name];
    const target = { ...options, headers, path, protocol: own.protocol, hostname: own.hostname, port: own.port };
    for (const name of ["host", "agent", "agents", "servername", "href"]) delete target[name];
    return http.request(target, callback);
  };
  https.get = function (...given) {
    const request = https.request(...given);
    request.end();
    return request;
  };
}

if (own) {
  rerouteFetch();
  rerouteHttps();
}
