// SPDX-License-Identifier: Apache-2.0

/// Field numbers of the messages that `kubectl create` sends (the generated.proto files of k8s.io/api and apimachinery).
enum KubeMessages {
  struct Field: Sendable {
    enum Shape: Sendable { case one, list, map }
    var name: String
    var type: String
    var shape = Shape.one
    /// Said even when it is zero.
    var isPointer = false
  }

  static let fields: [String: [Int: Field]] = table.mapValues { rows in
    Dictionary(uniqueKeysWithValues: rows.split(separator: ",").compactMap { field(String($0)) })
  }

  /// `number name[:type][*]`: `[]` a list, `{}` a map from strings, `?` a pointer, no type a string.
  private static func field(_ text: String) -> (Int, Field)? {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[0]) else { return nil }
    var rest = String(words[1])
    var field = Field(name: "", type: "string")
    if rest.hasSuffix("?") {
      field.isPointer = true
      rest.removeLast()
    }
    if rest.hasSuffix("[]") { field.shape = .list }
    if rest.hasSuffix("{}") { field.shape = .map }
    if field.shape != .one { rest.removeLast(2) }
    let parts = rest.split(separator: ":").map(String.init)
    field.name = parts[0]
    if parts.count > 1 { field.type = parts[1] }
    return (number, field)
  }

  private static let table: [String: String] = [
    // apimachinery
    "TypeMeta": "1 apiVersion, 2 kind", "Time": "1 seconds:int, 2 nanos:int", "Quantity": "1 string",
    "IntOrString": "1 type:int, 2 intVal:int, 3 strVal",
    "ObjectMeta":
      "1 name, 2 generateName, 3 namespace, 4 selfLink, 5 uid, 6 resourceVersion, 7 generation:int, 8 creationTimestamp:Time, "
      + "9 deletionTimestamp:Time, 10 deletionGracePeriodSeconds:int?, 11 labels{}, 12 annotations{}, "
      + "13 ownerReferences:OwnerReference[], 14 finalizers[]",
    "OwnerReference": "1 kind, 3 name, 4 uid, 5 apiVersion, 6 controller:bool?, 7 blockOwnerDeletion:bool?",
    "LabelSelector": "1 matchLabels{}, 2 matchExpressions:LabelSelectorRequirement[]",
    "LabelSelectorRequirement": "1 key, 2 operator, 3 values[]",
    // core
    "Namespace": "1 metadata:ObjectMeta, 2 spec:NamespaceSpec, 3 status:NamespaceStatus",
    "NamespaceSpec": "1 finalizers[]", "NamespaceStatus": "1 phase",
    "ConfigMap": "1 metadata:ObjectMeta, 2 data{}, 3 binaryData:bytes{}, 4 immutable:bool?",
    "Secret": "1 metadata:ObjectMeta, 2 data:bytes{}, 3 type, 4 stringData{}, 5 immutable:bool?",
    "ServiceAccount":
      "1 metadata:ObjectMeta, 2 secrets:ObjectReference[], 3 imagePullSecrets:LocalObjectReference[], "
      + "4 automountServiceAccountToken:bool?",
    "ObjectReference": "1 kind, 2 namespace, 3 name, 4 uid, 5 apiVersion, 6 resourceVersion, 7 fieldPath",
    "LocalObjectReference": "1 name",
    "ResourceQuota": "1 metadata:ObjectMeta, 2 spec:ResourceQuotaSpec, 3 status:ResourceQuotaStatus",
    "ResourceQuotaSpec": "1 hard:Quantity{}, 2 scopes[]", "ResourceQuotaStatus": "1 hard:Quantity{}, 2 used:Quantity{}",
    "Service": "1 metadata:ObjectMeta, 2 spec:ServiceSpec, 3 status:ServiceStatus",
    "ServiceSpec":
      "1 ports:ServicePort[], 2 selector{}, 3 clusterIP, 4 type, 5 externalIPs[], 7 sessionAffinity, 8 loadBalancerIP, "
      + "9 loadBalancerSourceRanges[], 10 externalName, 11 externalTrafficPolicy, 12 healthCheckNodePort:int, "
      + "13 publishNotReadyAddresses:bool, 18 clusterIPs[]",
    "ServicePort": "1 name, 2 protocol, 3 port:int, 4 targetPort:IntOrString, 5 nodePort:int, 6 appProtocol?",
    "ServiceStatus": "1 loadBalancer:LoadBalancerStatus", "LoadBalancerStatus": "",
    "PodTemplateSpec": "1 metadata:ObjectMeta, 2 spec:PodSpec",
    "PodSpec":
      "2 containers:Container[], 3 restartPolicy, 4 terminationGracePeriodSeconds:int?, 5 activeDeadlineSeconds:int?, "
      + "6 dnsPolicy, 7 nodeSelector{}, 8 serviceAccountName, 9 serviceAccount, 10 nodeName, 11 hostNetwork:bool, "
      + "12 hostPID:bool, 13 hostIPC:bool, 15 imagePullSecrets:LocalObjectReference[], 16 hostname, 17 subdomain, "
      + "19 schedulerName, 20 initContainers:Container[], 21 automountServiceAccountToken:bool?, 24 priorityClassName",
    "Container":
      "1 name, 2 image, 3 command[], 4 args[], 5 workingDir, 6 ports:ContainerPort[], 7 env:EnvVar[], "
      + "8 resources:ResourceRequirements, 13 terminationMessagePath, 14 imagePullPolicy, 16 stdin:bool, 17 stdinOnce:bool, "
      + "18 tty:bool, 20 terminationMessagePolicy",
    "ContainerPort": "1 name, 2 hostPort:int, 3 containerPort:int, 4 protocol, 5 hostIP", "EnvVar": "1 name, 2 value",
    "ResourceRequirements": "1 limits:Quantity{}, 2 requests:Quantity{}",
    // apps, batch
    "Deployment": "1 metadata:ObjectMeta, 2 spec:DeploymentSpec, 3 status:DeploymentStatus",
    "DeploymentSpec":
      "1 replicas:int?, 2 selector:LabelSelector, 3 template:PodTemplateSpec, 4 strategy:DeploymentStrategy, "
      + "5 minReadySeconds:int, 6 revisionHistoryLimit:int?, 7 paused:bool, 9 progressDeadlineSeconds:int?",
    "DeploymentStrategy": "1 type",
    "DeploymentStatus":
      "1 observedGeneration:int, 2 replicas:int, 3 updatedReplicas:int, 4 availableReplicas:int, "
      + "5 unavailableReplicas:int, 7 readyReplicas:int",
    "Job": "1 metadata:ObjectMeta, 2 spec:JobSpec, 3 status:JobStatus",
    "JobSpec":
      "1 parallelism:int?, 2 completions:int?, 3 activeDeadlineSeconds:int?, 4 selector:LabelSelector, "
      + "5 manualSelector:bool?, 6 template:PodTemplateSpec, 7 backoffLimit:int?, 8 ttlSecondsAfterFinished:int?, "
      + "9 completionMode?, 10 suspend:bool?",
    "JobStatus": "4 active:int, 5 succeeded:int, 6 failed:int, 7 completedIndexes",
    "CronJob": "1 metadata:ObjectMeta, 2 spec:CronJobSpec, 3 status:CronJobStatus",
    "CronJobSpec":
      "1 schedule, 2 startingDeadlineSeconds:int?, 3 concurrencyPolicy, 4 suspend:bool?, 5 jobTemplate:JobTemplateSpec, "
      + "6 successfulJobsHistoryLimit:int?, 7 failedJobsHistoryLimit:int?, 8 timeZone?",
    "CronJobStatus": "", "JobTemplateSpec": "1 metadata:ObjectMeta, 2 spec:JobSpec",
    // rbac
    "Role": "1 metadata:ObjectMeta, 2 rules:PolicyRule[]", "ClusterRole": "1 metadata:ObjectMeta, 2 rules:PolicyRule[]",
    "PolicyRule": "1 verbs[], 2 apiGroups[], 3 resources[], 4 resourceNames[], 5 nonResourceURLs[]",
    "RoleBinding": "1 metadata:ObjectMeta, 2 subjects:Subject[], 3 roleRef:RoleRef",
    "ClusterRoleBinding": "1 metadata:ObjectMeta, 2 subjects:Subject[], 3 roleRef:RoleRef",
    "Subject": "1 kind, 2 apiGroup, 3 name, 4 namespace", "RoleRef": "1 apiGroup, 2 kind, 3 name",
    // authorization, authentication
    "SelfSubjectAccessReview": "1 metadata:ObjectMeta, 2 spec:SelfSubjectAccessReviewSpec, 3 status:ReviewStatus",
    "SelfSubjectAccessReviewSpec":
      "1 resourceAttributes:ResourceAttributes, 2 nonResourceAttributes:NonResourceAttributes",
    "ResourceAttributes": "1 namespace, 2 verb, 3 group, 4 version, 5 resource, 6 subresource, 7 name",
    "NonResourceAttributes": "1 path, 2 verb",
    "ReviewStatus": "1 allowed:bool, 2 reason, 3 evaluationError, 4 denied:bool",
    "SelfSubjectReview": "1 metadata:ObjectMeta, 2 status:SelfSubjectReviewStatus",
    "SelfSubjectReviewStatus": "1 userInfo:UserInfo", "UserInfo": "1 username, 2 uid, 3 groups[]",
    "SelfSubjectRulesReview":
      "1 metadata:ObjectMeta, 2 spec:SelfSubjectRulesReviewSpec, 3 status:SubjectRulesReviewStatus",
    "SelfSubjectRulesReviewSpec": "1 namespace", "SubjectRulesReviewStatus": "3 incomplete:bool, 4 evaluationError",
  ]
}
