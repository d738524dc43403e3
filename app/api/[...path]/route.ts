import { endpoint, notFound } from "@/lib/web/api/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({
  GET: notFound,
  POST: notFound,
  PUT: notFound,
  PATCH: notFound,
  DELETE: notFound,
  OPTIONS: notFound,
});
