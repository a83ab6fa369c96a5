FROM node:24-slim AS build
WORKDIR /tesela
COPY . .
# Built with everything, shipped with what runs: the tool chain is eight times as large as the rest.
RUN scripts/setup \
 && find . -name node_modules -type d -prune -exec rm -rf {} + \
 && CI=true npx -y pnpm@12.21.0 install --prod --frozen-lockfile

FROM node:24-slim
COPY --from=build /tesela /tesela
# Volumes that are mounted here for the first time take over the owner.
RUN mkdir -p /data /invites && chown 10001:10001 /data /invites && chmod 700 /data /invites
ENV PATH=/tesela/node_modules/.bin:$PATH NODE_ENV=production TESELA_DATA=/data MALLOC_ARENA_MAX=2
USER 10001:10001
EXPOSE 7440
STOPSIGNAL SIGTERM
HEALTHCHECK --start-period=60s CMD ["tesela", "status"]
CMD ["tesela", "run"]
