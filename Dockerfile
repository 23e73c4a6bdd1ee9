# docker run --rm -v "$PWD:/work" concordat check --spec openapi.yaml pacts
FROM node:22-alpine AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm pack --pack-destination /package

FROM node:22-alpine
# git: for --base revision:path. The mounted folder belongs to somebody else, which git would refuse.
RUN apk add --no-cache git && git config --system --add safe.directory '*'
COPY --from=build /package /package
RUN npm install --global --omit=dev --omit=peer --no-audit --no-fund /package/*.tgz && rm -r /package
USER node
WORKDIR /work
ENTRYPOINT ["concordat"]
