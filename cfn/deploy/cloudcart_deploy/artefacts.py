"""The stage's bucket, with jars and API definitions under keys that contain the hash of their content.

A changed file has a changed key, so CloudFormation sees the change; an unchanged file is uploaded once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import Stack

MISSING = ("404", "NoSuchBucket", "NoSuchKey")


@dataclass(frozen=True)
class Artefacts:
    """The bucket of a stage."""

    cloud: Cloud
    bucket: str

    def files(self, stack: Stack) -> dict[str, Path]:
        """Key → file, for all that the stack's template needs; the jar is first."""
        files = {_key(f"code/{stack.service}", stack.jar): stack.jar}
        if stack.definition:
            files[_key(f"api/{stack.service}", stack.definition)] = stack.definition
        return files

    def parameters(self, stack: Stack) -> dict[str, str]:
        code, *definition = self.files(stack)
        values = {"CodeBucket": self.bucket, "CodeKey": code}
        return values | {"ApiDefinitionLocation": f"s3://{self.bucket}/{key}" for key in definition}

    def upload(self, stack: Stack) -> list[str]:
        """Uploads the files that the bucket does not contain; returns their keys."""
        s3 = self.cloud.client("s3")
        missing = {key: path for key, path in self.files(stack).items() if not self._exists(s3.head_object, Key=key)}
        for key, path in missing.items():
            self.write(key, path.read_bytes())
        return list(missing)

    def _exists(self, head, **arguments) -> bool:
        try:
            head(Bucket=self.bucket, **arguments)
        except ClientError as e:
            code = e.response["Error"]["Code"]
            if code in MISSING:
                return False
            if code == "403" and not arguments:
                raise DeployError(f"The bucket {self.bucket} belongs to another account; choose one with --bucket.") from e
            raise
        return True

    def create(self) -> None:
        """Creates the bucket, private and encrypted, if it does not exist."""
        s3 = self.cloud.client("s3")
        if self._exists(s3.head_bucket):
            return
        region = {"LocationConstraint": self.cloud.region}
        # S3 accepts every region here except us-east-1.
        where = {} if self.cloud.region == "us-east-1" else {"CreateBucketConfiguration": region}
        s3.create_bucket(Bucket=self.bucket, **where)
        closed = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
        s3.put_public_access_block(Bucket=self.bucket, PublicAccessBlockConfiguration=dict.fromkeys(closed, True))

    def read(self, key: str) -> bytes | None:
        try:
            return self.cloud.client("s3").get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except ClientError as e:
            if e.response["Error"]["Code"] in MISSING:
                return None
            raise

    def write(self, key: str, data: bytes) -> None:
        self.cloud.client("s3").put_object(Bucket=self.bucket, Key=key, Body=data)

    def remove(self, keys: list[str]) -> None:
        for key in keys:
            self.cloud.client("s3").delete_object(Bucket=self.bucket, Key=key)

    def delete(self) -> None:
        s3 = self.cloud.client("s3")
        if not self._exists(s3.head_bucket):
            return
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            keys = [{"Key": item["Key"]} for item in page.get("Contents", [])]
            if keys:
                s3.delete_objects(Bucket=self.bucket, Delete={"Objects": keys})
        s3.delete_bucket(Bucket=self.bucket)


def _key(prefix: str, path: Path) -> str:
    if not path.is_file():
        raise DeployError(f"{path} is missing; build the project first, or omit --skip-build.")
    return f"{prefix}-{hashlib.sha256(path.read_bytes()).hexdigest()[:20]}{path.suffix}"
