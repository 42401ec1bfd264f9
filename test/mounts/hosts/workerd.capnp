# What Cloudflare's own tools write for a worker; `worker.js` is bundled, as they do it.
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
  modules = [(name = "worker.js", esModule = embed "../.built/worker.js")],
  compatibilityDate = "2026-11-01",
  # With it, `request.signal` tells that a visitor has hung up.
  compatibilityFlags = ["enable_request_signal"],
  bindings = [
    (name = "FLG_DOMAIN", fromEnvironment = "FLG_DOMAIN"),
    (name = "FLG_API_KEY", fromEnvironment = "FLG_API_KEY"),
    (name = "SESSIONFRAME_TOKEN_SECRET", fromEnvironment = "SESSIONFRAME_TOKEN_SECRET"),
    (name = "SESSIONFRAME_SECRET", fromEnvironment = "SESSIONFRAME_SECRET"),
    (name = "SESSIONFRAME_ALLOWED_ORIGINS", fromEnvironment = "SESSIONFRAME_ALLOWED_ORIGINS"),
    (name = "SESSIONFRAME_SESSION_ORIGINS", fromEnvironment = "SESSIONFRAME_SESSION_ORIGINS"),
    (name = "SESSIONFRAME_UPSTREAM_TIMEOUT_MS", fromEnvironment = "SESSIONFRAME_UPSTREAM_TIMEOUT_MS"),
    (name = "SESSIONFRAME_RATE_LIMIT_ADDRESS", fromEnvironment = "SESSIONFRAME_RATE_LIMIT_ADDRESS"),
    (name = "SESSIONFRAME_RATE_LIMIT_CALLER", fromEnvironment = "SESSIONFRAME_RATE_LIMIT_CALLER"),
    (name = "VISITORS_PLATFORM_URL", fromEnvironment = "VISITORS_PLATFORM_URL"),
    (name = "VISITORS_PLATFORM_KEY", fromEnvironment = "VISITORS_PLATFORM_KEY"),
  ],
);
