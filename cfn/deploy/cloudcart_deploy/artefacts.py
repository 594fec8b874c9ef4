"""The stage's bucket: jars and API definitions, under keys that contain the hash of their content.

A changed file has a changed key, so CloudFormation sees the change; an unchanged file is uploaded once.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import Stack


@dataclass(frozen=True)
class Artefacts:
    """The bucket of a stage."""

    cloud: Cloud
    bucket: str

    def parameters(self, stack: Stack) -> dict[str, str]:
        """The parameters that name the stack's files in the bucket."""
        code, *definition = self._files(stack)
        locations = {"ApiDefinitionLocation": f"s3://{self.bucket}/{key}" for key in definition}
        return {"CodeBucket": self.bucket, "CodeKey": code, **locations}

    def upload(self, stack: Stack) -> list[str]:
        """Uploads the files that the bucket does not contain; returns their keys."""
        files = {key: path for key, path in self._files(stack).items() if self._call("head_object", Key=key) is None}
        for key, path in files.items():
            self.write(key, path.read_bytes())
        return list(files)

    def _files(self, stack: Stack) -> dict[str, Path]:
        """Key → file; the jar is first."""
        files = {}
        for kind, path in (("code", stack.jar), ("api", stack.definition)):
            if path and not path.is_file():
                raise DeployError(f"{path} is missing; build the project first, or omit --skip-build.")
            if path:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
                files[f"{kind}/{stack.service}-{digest}{path.suffix}"] = path
        return files

    def create(self) -> None:
        """Creates the bucket, private and encrypted, if it does not exist."""
        if self._call("head_bucket") is not None:
            return
        region = {"CreateBucketConfiguration": {"LocationConstraint": self.cloud.region}}
        # S3 accepts each region here except us-east-1.
        self._call("create_bucket", **({} if self.cloud.region == "us-east-1" else region))
        closed = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
        self._call("put_public_access_block", PublicAccessBlockConfiguration=dict.fromkeys(closed, True))

    def read(self, key: str) -> bytes | None:
        found = self._call("get_object", Key=key)
        return found and found["Body"].read()

    def write(self, key: str, data: bytes) -> None:
        self._call("put_object", Key=key, Body=data)

    def remove(self, keys: list[str]) -> None:
        for key in keys:
            self._call("delete_object", Key=key)

    def delete(self) -> None:
        while (found := self._call("list_objects_v2")) and found.get("Contents"):
            self.remove([item["Key"] for item in found["Contents"]])
        self._call("delete_bucket")

    def _call(self, operation: str, **arguments) -> dict | None:
        """The answer of S3, or None when the bucket or the object does not exist."""
        try:
            return getattr(self.cloud.client("s3"), operation)(Bucket=self.bucket, **arguments)
        except ClientError as e:
            code = e.response["Error"]["Code"]
            if code in ("404", "NoSuchBucket", "NoSuchKey") and not operation.startswith("put"):
                return None
            if code == "403" and operation == "head_bucket":
                raise DeployError(f"The bucket {self.bucket} belongs to another account; choose one with --bucket.") from e
            raise
