import { hostName } from './host-name.js';

/** The parts of a container image's reference. */
export interface ImageReference {
  /** Lower case; `docker.io` where none is written, as container engines read it. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const reference =
  /^(?:(?<registry>localhost|[\w-]+(?:\.[\w-]+)+|[\w.-]+:\d+)(?<port>:\d+)?\/)?(?<repository>[a-z\d_](?:[a-z\d_./-]*[a-z\d_])?)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>[a-z\d+]+:[a-f\d]{32,}))?$/i;

/**
 * Takes an image's reference apart; `undefined` for anything else.
 *
 * Source: <https://github.com/distribution/reference> (grammar of `name[:tag][@digest]`).
 */
export function parseImageReference(text: string): ImageReference | undefined {
  const groups = reference.exec(text.trim().replace(/^docker:\/\//, ''))?.groups;
  if (groups?.['repository'] === undefined) {
    return undefined;
  }
  const { registry, port = '', repository, tag, digest } = groups;
  return {
    registry: registry === undefined ? 'docker.io' : hostName(`${registry}${port}`),
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}
