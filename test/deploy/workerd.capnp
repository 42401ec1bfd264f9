# What Cloudflare's own tools write for the worker of `deploy/cloudflare-workers/`.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    # FLG of the tests is on this machine.
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8080", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ".built/worker.js")],
  compatibilityDate = "2026-11-01",
  compatibilityFlags = ["enable_request_signal"],
  bindings = [
    (name = "FLG_DOMAIN", fromEnvironment = "FLG_DOMAIN"),
    (name = "FLG_API_KEY", fromEnvironment = "FLG_API_KEY"),
    (name = "SESSIONFRAME_TOKEN_SECRET", fromEnvironment = "SESSIONFRAME_TOKEN_SECRET"),
    (name = "SESSIONFRAME_SECRET", fromEnvironment = "SESSIONFRAME_SECRET"),
    (name = "SESSIONFRAME_ALLOWED_ORIGINS", fromEnvironment = "SESSIONFRAME_ALLOWED_ORIGINS"),
  ],
);
