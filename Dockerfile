# One image, two commands of it: `serve` (web, and work unless WORKERS=0) and `work` (work only).
# The full image builds, because the parser has no prebuilt addon for every processor; the slim one runs.
FROM node:20-bookworm AS build
WORKDIR /app
COPY . .
# Optional peers count as wanted otherwise: Prisma's own command and all it needs, half of the image and called by nothing.
RUN npm ci && npm prune --omit=dev --legacy-peer-deps --ignore-scripts

FROM node:20-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends git ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build /app/package.json /app/app.yml /app/README.md /app/LICENSE /app/CHANGELOG.md ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma prisma
COPY --from=build /app/dist dist
USER node
# Listening on every address is right only inside a container: publish the port to where it may be reached from.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
