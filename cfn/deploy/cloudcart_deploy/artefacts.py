"""Jars and API definitions in the bucket, under keys that carry the hash of their content.

A changed file has a changed key, so CloudFormation sees the change; an unchanged one is never uploaded twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import Stack


def content_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]


@dataclass(frozen=True)
class Artefacts:
    """The bucket of a stage."""

    cloud: Cloud
    bucket: str

    def code_key(self, stack: Stack) -> str:
        return self._key(stack.jar, f"code/{stack.service}", "jar")

    def definition_key(self, stack: Stack) -> str:
        return self._key(stack.definition, f"api/{stack.service}", "yaml")

    @staticmethod
    def _key(path: Path | None, prefix: str, ending: str) -> str:
        if path is None or not path.is_file():
            raise DeployError(f"{path} is missing; build the project first, or leave --skip-build out.")
        return f"{prefix}-{content_hash(path)}.{ending}"

    def parameters(self, stack: Stack) -> dict[str, str]:
        values = {"CodeBucket": self.bucket, "CodeKey": self.code_key(stack)}
        if stack.api:
            values["ApiDefinitionLocation"] = f"s3://{self.bucket}/{self.definition_key(stack)}"
        return values

    def upload(self, stack: Stack) -> int:
        """Uploads what the bucket has not; returns how many files that were."""
        uploads = [(stack.jar, self.code_key(stack))]
        if stack.definition:
            uploads.append((stack.definition, self.definition_key(stack)))
        return sum(self._upload(path, key) for path, key in uploads)

    def _upload(self, path: Path, key: str) -> bool:
        if self.holds(key):
            return False
        self.cloud.client("s3").put_object(Bucket=self.bucket, Key=key, Body=path.read_bytes())
        return True

    def holds(self, key: str) -> bool:
        try:
            self.cloud.client("s3").head_object(Bucket=self.bucket, Key=key)
        except ClientError as e:
            if e.response["Error"]["Code"] in ("404", "NoSuchBucket", "NoSuchKey"):
                return False
            raise
        return True

    def exists(self) -> bool:
        try:
            self.cloud.client("s3").head_bucket(Bucket=self.bucket)
        except ClientError as e:
            if e.response["Error"]["Code"] in ("404", "NoSuchBucket"):
                return False
            if e.response["Error"]["Code"] == "403":
                raise DeployError(f"The bucket {self.bucket} belongs to somebody else; name another with --bucket.") from e
            raise
        return True

    def create(self) -> None:
        """Makes the bucket, private and encrypted, unless it is there."""
        if self.exists():
            return
        s3 = self.cloud.client("s3")
        region = {"LocationConstraint": self.cloud.region}
        # us-east-1 is the one region that must not be named.
        where = {} if self.cloud.region == "us-east-1" else {"CreateBucketConfiguration": region}
        s3.create_bucket(Bucket=self.bucket, **where)
        closed = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
        s3.put_public_access_block(Bucket=self.bucket, PublicAccessBlockConfiguration=dict.fromkeys(closed, True))

    def remove(self, keys: list[str]) -> None:
        for key in keys:
            self.cloud.client("s3").delete_object(Bucket=self.bucket, Key=key)

    def delete(self) -> None:
        if not self.exists():
            return
        s3 = self.cloud.client("s3")
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            keys = [{"Key": item["Key"]} for item in page.get("Contents", [])]
            if keys:
                s3.delete_objects(Bucket=self.bucket, Delete={"Objects": keys})
        s3.delete_bucket(Bucket=self.bucket)
