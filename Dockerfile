# Feuilleton as an image: one command line, all roles. See docs/operations.md, "With Docker".

FROM node:24-slim AS parts
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without the optional parts: the embedded PostgreSQL (60 MB) stays out, since the image is given a DATABASE_URL.
# Nothing that is left has an install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=2121 VAR_DIR=/app/var FEUILLETON_ROOT=/courses
WORKDIR /app
COPY --from=parts /app/node_modules ./node_modules
COPY package.json ./
COPY bin ./bin
COPY src ./src
COPY messages ./messages
# The letters of the service stay with its code: courses that are mounted cannot hide them.
COPY templates/service ./templates/service
# Mount others over these two folders to give other courses.
COPY schedules /courses/schedules
COPY templates /courses/templates
RUN mkdir var && chown node:node var
USER node
EXPOSE 2121
# Not for want of the relay: no restart brings that back, and pages can be read meanwhile.
HEALTHCHECK --interval=10s --timeout=8s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz?exclude=relay`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/feuilleton.js"]
CMD ["serve"]
