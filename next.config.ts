import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: [
    "@node-rs/argon2",
    "graphile-worker",
    "libphonenumber-geo-carrier",
    "pg",
    "pino",
    "postgres",
    "twilio",
  ],
  experimental: { authInterrupts: true },
  allowedDevOrigins: ["127.0.0.1"],
  // The developer's server prints each request: this one has a key in its URL.
  logging: { incomingRequests: { ignore: [/\/api\/v1\/check\//] } },
  // npm run check asks the compiler about the tests too; a build need not ask it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
