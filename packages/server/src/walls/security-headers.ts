import type { FastifyHelmetOptions } from "@fastify/helmet";
import type { Settings } from "../settings.ts";

/**
 * Of every answer. Pages run scripts of our own files only, are framed by nobody, and send forms nowhere else. A sign-in begins with a
 * plain link: browsers hold the redirect to an identity provider against `form-action`, had it begun with a form.
 */
export const securityHeaders = ({ publicUrl }: Settings): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      "style-src": ["'self'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "manifest-src": ["'self'"],
      "worker-src": ["'self'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
      "require-trusted-types-for": ["'script'"],
    },
  },
  frameguard: { action: "deny" },
  referrerPolicy: { policy: "same-origin" },
  // Over plain HTTP, on this machine, it would say nothing.
  strictTransportSecurity: publicUrl?.startsWith("https:") === true ? { maxAge: 31_536_000 } : false,
});
