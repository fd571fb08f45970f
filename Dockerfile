# The tab is built and the packages of the service are chosen here; nothing of this stage but its results goes on.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

# Node alone: no shell, no package manager, not root. Whatever the service writes, it writes to the store.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/shared ./shared
COPY --from=build /app/bot ./bot
COPY --from=build /app/dist/tab ./dist/tab
ENV HOST=0.0.0.0 PORT=3978
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=5s --retries=6 CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["bot/main.ts"]
