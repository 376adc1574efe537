#!/usr/bin/env node
// Starts the command line on Node 24 or newer, whatever Node it is called with. Keep to syntax that Node 12 can read.
"use strict";
var path = require("path");
var WANTED = 24;

function majorOf(version) {
  return parseInt(version.replace(/^v/, ""), 10);
}

/** The Node that `npm ci` installed beside us, or null where there is none for this platform, or too old a one. */
function pinnedNode() {
  var isWindows = process.platform === "win32";
  var name = "node-" + (isWindows ? "win" : process.platform) + "-" + process.arch;
  try {
    var manifest = require.resolve(name + "/package.json");
    if (majorOf(require(manifest).version) < WANTED) return null;
    return path.join(path.dirname(manifest), "bin", isWindows ? "node.exe" : "node");
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

function fail(reason) {
  console.error("Detente needs Node " + WANTED + " or newer; this is " + process.version + ", and " + reason + ".");
  console.error("Run `npm ci` in Detente's folder, or install Node " + WANTED + " from https://nodejs.org.");
  process.exit(1);
}

function startAgainWith(node) {
  var child = require("child_process").spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  signals.forEach(function (signal) {
    process.on(signal, function () {
      // The terminal sends Ctrl-C to the child itself; passing it on would be a second one.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on("error", function (error) {
    fail("the one that npm installed does not start (" + error.message + ")");
  });
  child.on("exit", function (code, signal) {
    if (!signal) process.exit(code);
    signals.forEach(function (each) {
      process.removeAllListeners(each);
    });
    process.kill(process.pid, signal);
    setTimeout(function () {
      process.exit(1); // the signal did not end this process
    }, 1000);
  });
}

function startHere() {
  var compileCache = require("module").enableCompileCache;
  if (compileCache) compileCache(path.join(__dirname, "../../../node_modules/.cache/detente")); // halves the start-up; no harm where it cannot be written
  var emitWarning = process.emitWarning;
  process.emitWarning = function (warning, type) {
    var isAboutTypeStripping = type === "ExperimentalWarning" && /type stripping/i.test(String(warning)); // Node 24.0 to 24.2
    if (!isAboutTypeStripping) emitWarning.apply(process, arguments);
  };
  void import("../src/main.ts");
}

if (majorOf(process.version) >= WANTED) {
  startHere();
} else {
  var node = pinnedNode();
  if (node) startAgainWith(node);
  else fail("no newer one was installed by npm");
}
